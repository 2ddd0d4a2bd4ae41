import type { Selectable } from 'kysely';
import type { ActivityHeadTable } from '../../db/schema/activity-head-table';
import type { DocumentKeys } from '../../sealing/document-keys';
import { makeKeyedDigest, matchesKeyedDigest } from '../../sealing/keyed-digest';

export type ActivityHead = Selectable<ActivityHeadTable>;

/** An entry that was sealed. Times in epoch milliseconds: of this seal, and of the first one. */
export type Sealed = { position: number; digest: string; at: number; since: number };

const PURPOSE = 'activity-seal';

const toParts = ({ position, digest, at, since }: Sealed) => [position, digest, at, since].map(String);

/** The columns of a seal on an entry, under the active document key. */
export const makeSeal = (keys: DocumentKeys, sealed: Sealed) => ({
  sealed_position: sealed.position,
  sealed_digest: sealed.digest,
  sealed_at: sealed.at,
  sealed_since: sealed.since,
  seal: makeKeyedDigest(keys, PURPOSE, toParts(sealed)),
});

/** What the seal of a head says: `sealed` is undefined if there is none; `isGenuine` is false if it was not made by us. */
export type ReadSeal = { sealed?: Sealed; keyId?: string; isGenuine: boolean; isKeyKnown: boolean };

/** Reads the seal of a head, and tells whether it was made under one of the document keys. */
export function readSeal(keys: DocumentKeys, head: ActivityHead): ReadSeal {
  const { sealed_position: position, sealed_digest: digest, sealed_at: at, sealed_since: since, seal } = head;
  if (seal === null) return { isGenuine: true, isKeyKnown: true };
  const keyId = seal.slice(0, seal.indexOf(':'));
  const sealed = { position: position ?? 0, digest: digest ?? '', at: at ?? 0, since: since ?? 0 };
  return {
    sealed,
    keyId,
    isGenuine: matchesKeyedDigest(keys, PURPOSE, { digest: seal, parts: toParts(sealed) }),
    isKeyKnown: (keys.byId.get(keyId) ?? keys.findLaterKey?.(keyId)) !== undefined,
  };
}
