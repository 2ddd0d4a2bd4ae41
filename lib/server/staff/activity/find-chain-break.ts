import type { Kysely } from 'kysely';
import { CHAIN_START, digestEntry } from '../../db/migrations/0022-entry-digest';
import type { Tables } from '../../db/schema/tables';
import type { ActivityHead, ReadSeal } from './head-seal';
import { type ChainedRow, walkChain } from './walk-chain';

/** An entry by its place in the chain, and what its digest was: kept elsewhere, or sealed. */
export type ChainPoint = { position: number; digest: string };

/** What is wrong with the chain, at the first place where it is. `id` is that of an entry; positions count from 1. */
export type ChainBreak =
  /** The entry is not what was written. */
  | { kind: 'changed'; id: string; position: number }
  /** The entry, or what is before it, was put there instead of what was written. */
  | { kind: 'replaced'; id: string; position: number }
  /** Entries are gone; `id` is the one after them. */
  | { kind: 'missing'; id: string; position: number; count: number }
  /** The entry was never appended to the chain. */
  | { kind: 'inserted'; id: string }
  /** The last entries are gone; `id` is the last one left. */
  | { kind: 'cut'; id: string | undefined; position: number; count: number }
  /** The chain holds together, but the entry is not the one that was sealed, or whose digest was kept elsewhere. */
  | { kind: 'rewritten'; id: string; position: number; by: 'seal' | 'kept' }
  | { kind: 'false-head' }
  | { kind: 'no-head' }
  | { kind: 'false-seal' }
  | { kind: 'unknown-key'; keyId: string };

type Expectations = { points: (ChainPoint & { by: 'seal' | 'kept' })[]; head: ChainPoint };

/** The digest of the row that does not fit may still be what the next one builds on: then only its content changed. */
async function describeMismatch(
  kysely: Kysely<Tables>,
  { id, position, digest }: ChainedRow,
  head: ChainPoint,
): Promise<ChainBreak> {
  const next = (await walkChain(kysely, { after: position, upTo: position + 1 }).next()).value?.[0];
  const isBuiltOn = next ? digestEntry(next, digest) === next.digest : head.digest === digest;
  return { kind: isBuiltOn ? 'changed' : 'replaced', id, position };
}

function findMissing({ id, position }: ChainedRow, expected: number): ChainBreak | undefined {
  if (position === expected) return undefined;
  // The first position is 1: what is before it was put there.
  if (position < expected) return { kind: 'inserted', id };
  return { kind: 'missing', id, position: expected, count: position - expected };
}

/** Follows the chain to its end. @returns the first break, and the last entry before it */
async function follow(
  kysely: Kysely<Tables>,
  { points, head }: Expectations,
  onProgress: (entries: number) => void,
): Promise<{ found?: ChainBreak; last?: ChainedRow }> {
  let last: ChainedRow | undefined;
  for await (const rows of walkChain(kysely, { after: Number.MIN_SAFE_INTEGER })) {
    for (const row of rows) {
      const found = findMissing(row, (last?.position ?? 0) + 1);
      if (found) return { found };
      if (digestEntry(row, last?.digest ?? CHAIN_START) !== row.digest)
        return { found: await describeMismatch(kysely, row, head) };
      const { id, position, digest } = row;
      const other = points.find((point) => point.position === position && point.digest !== digest);
      if (other) return { found: { kind: 'rewritten', id, position, by: other.by } };
      if (position === head.position + 1) return { found: { kind: 'inserted', id } };
      last = row;
    }
    onProgress(last?.position ?? 0);
  }
  return last ? { last } : {};
}

function findFalseEnd(last: ChainedRow | undefined, { points, head }: Expectations): ChainBreak | undefined {
  const position = last?.position ?? 0;
  const known = Math.max(head.position, ...points.map((point) => point.position));
  if (known > position) return { kind: 'cut', id: last?.id, position, count: known - position };
  return (last?.digest ?? CHAIN_START) === head.digest ? undefined : { kind: 'false-head' };
}

async function findUnchained(kysely: Kysely<Tables>): Promise<ChainBreak | undefined> {
  const query = kysely.selectFrom('activity').select('id').where('position', 'is', null).orderBy('id').limit(1);
  const row = await query.executeTakeFirst();
  return row && { kind: 'inserted', id: row.id };
}

/**
 * Follows the whole chain of the activity record and finds the first place where it does not hold. Read in a snapshot.
 *
 * @param seal of this head: see readSeal
 * @param kept an entry as it was at an earlier check
 * @param onProgress called with the number of entries so far
 */
export async function findChainBreak(
  kysely: Kysely<Tables>,
  { head, seal, kept }: { head: ActivityHead | undefined; seal: ReadSeal | undefined; kept?: ChainPoint | undefined },
  onProgress: (entries: number) => void = () => undefined,
): Promise<ChainBreak | undefined> {
  if (!head || !seal) return { kind: 'no-head' };
  const { sealed, keyId = '', isGenuine, isKeyKnown } = seal;
  const points: Expectations['points'] = [];
  if (sealed && isGenuine && sealed.position > 0) points.push({ ...sealed, by: 'seal' });
  if (kept) points.push({ ...kept, by: 'kept' });
  const expectations = { points, head };
  const { found, last } = await follow(kysely, expectations, onProgress);
  const inChain = found ?? findFalseEnd(last, expectations) ?? (await findUnchained(kysely));
  if (inChain || isGenuine) return inChain;
  return isKeyKnown ? { kind: 'false-seal' } : { kind: 'unknown-key', keyId };
}
