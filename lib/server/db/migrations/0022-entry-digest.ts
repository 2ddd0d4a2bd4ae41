import { createHash } from 'node:crypto';

/** What the digest of an entry covers: all of its columns but the digest itself. */
export type DigestedEntry = {
  position: number;
  id: string;
  at: number;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject_id: string | null;
  detail: string | null;
  address_digest: string | null;
};

/** What the first entry has in the place of the digest before it. */
export const CHAIN_START = '';

/**
 * The digest of an entry: SHA-256 over its columns and the digest of the entry before it, as a JSON array of text,
 * whole numbers and null. This never changes: every stored digest depends on it.
 *
 * @returns 64 hexadecimal digits
 */
export function digestEntry(entry: DigestedEntry, digestBefore: string): string {
  const { position, id, at, actor_kind, actor_id, action, subject_id, detail, address_digest } = entry;
  const values = [position, id, at, actor_kind, actor_id, action, subject_id, detail, address_digest];
  return createHash('sha256')
    .update(JSON.stringify(['activity', 1, digestBefore, ...values]))
    .digest('hex');
}
