import type { Kysely, Selectable, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DocumentSide } from '../../shared/contract/request';
import type { OutboxTable } from '../db/schema/outbox-tables';
import type { Tables } from '../db/schema/tables';
import type { DocumentKeys } from '../sealing/document-keys';
import { openRecordPart, sealRecord } from '../sealing/seal-record';
import { hasRoomFor, type OutboxLimits } from './outbox-limits';

export type OutboxEntry = Selectable<OutboxTable>;
export type OutboxKind = OutboxEntry['kind'];

const VALUES = 'values';
const placeOf = (id: string) => ({ table: 'outbox', id }) as const;
const wrappedKeyOf = ({ key_id, wrapped_key }: OutboxEntry) => ({ keyId: key_id, wrappedKey: wrapped_key });

type NewEntry = {
  kind: OutboxKind;
  /** SHA-256 of the email, hexadecimal. */
  lane: string;
  submissionId?: string;
  /** Anything that JSON can hold; sealed. */
  values: unknown;
  images?: Partial<Record<DocumentSide, Uint8Array | undefined>>;
  /** Epoch milliseconds: from then on it is of no use to anyone. */
  expiresAt: number;
  now: number;
  /** When to try first, in epoch milliseconds. Default: now. */
  firstTryAt?: number;
  limits?: OutboxLimits | undefined;
};

/**
 * Puts something into the outbox, sealed under a key of its own.
 *
 * @returns its id; 'full' when there is no room for it
 */
export async function addEntry(
  transaction: Transaction<Tables>,
  keys: DocumentKeys,
  { kind, lane, submissionId, values, images = {}, expiresAt, now, firstTryAt = now, limits }: NewEntry,
): Promise<{ id: string } | 'full'> {
  const id = uuidv7();
  const sides = (['front', 'back'] as const).flatMap((side) => {
    const bytes = images[side];
    return bytes ? [{ side, bytes }] : [];
  });
  const text = Buffer.from(JSON.stringify(values));
  const byteCount = sides.reduce((sum, { bytes }) => sum + bytes.length, text.length);
  if (!(await hasRoomFor(transaction, { kind, lane, byteCount }, limits))) return 'full';
  const parts = Object.fromEntries(sides.map(({ side, bytes }) => [side, bytes]));
  const { keyId, wrappedKey, sealed } = sealRecord<string>(keys, placeOf(id), { ...parts, [VALUES]: text });
  await transaction
    .insertInto('outbox')
    .values({
      ...{ id, kind, lane, submission_id: submissionId ?? null, state: 'waiting', tries: 0, problem: null },
      ...{ next_try_at: firstTryAt, leased_by: null, leased_until: 0, received_at: now, waiting_since: now },
      ...{ expires_at: expiresAt, byte_count: byteCount, key_id: keyId, wrapped_key: wrappedKey },
      sealed: sealed[VALUES] as Buffer,
    })
    .execute();
  const rows = sides.map(({ side, bytes }) => ({
    ...{ outbox_id: id, side, byte_count: bytes.length },
    sealed: sealed[side] as Buffer,
  }));
  if (rows.length > 0) await transaction.insertInto('outbox_images').values(rows).execute();
  return { id };
}

/** Opens what an entry says, as it was given to addEntry. Throws SealError. */
export function openEntryValues(keys: DocumentKeys, entry: OutboxEntry): unknown {
  const part = { part: VALUES, sealed: entry.sealed };
  return JSON.parse(openRecordPart(keys, placeOf(entry.id), wrappedKeyOf(entry), part).toString());
}

/** Opens an entry's images; a side that was not sent is absent. Throws SealError. */
export async function openEntryImages(
  kysely: Kysely<Tables>,
  keys: DocumentKeys,
  entry: OutboxEntry,
): Promise<Partial<Record<DocumentSide, Buffer>>> {
  const rows = await kysely.selectFrom('outbox_images').selectAll().where('outbox_id', '=', entry.id).execute();
  const open = (side: DocumentSide, sealed: Buffer) =>
    openRecordPart(keys, placeOf(entry.id), wrappedKeyOf(entry), { part: side, sealed });
  return Object.fromEntries(rows.map(({ side, sealed }) => [side, open(side, sealed)]));
}

/** Tells whether something of this lane waits, so that what comes later has to wait, too. */
export async function hasWaiting(kysely: Kysely<Tables>, kind: OutboxKind, lane: string): Promise<boolean> {
  const query = kysely.selectFrom('outbox').select('id').where('kind', '=', kind).where('lane', '=', lane);
  return (await query.where('state', '=', 'waiting').limit(1).executeTakeFirst()) !== undefined;
}

/** Removes what has been delivered, or is given up. */
export async function removeEntry(kysely: Kysely<Tables>, id: string): Promise<boolean> {
  const removed = await kysely.deleteFrom('outbox').where('id', '=', id).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** Removes everything that waits for an email, mails included. */
export async function removeEntriesOf(kysely: Kysely<Tables>, lane: string): Promise<void> {
  await kysely.deleteFrom('outbox').where('lane', '=', lane).execute();
}

/** Removes what is of no use to anyone any more. Returns how many there were. */
export async function removeExpiredEntries(kysely: Kysely<Tables>, now: number): Promise<number> {
  const removed = await kysely.deleteFrom('outbox').where('expires_at', '<=', now).executeTakeFirst();
  return Number(removed.numDeletedRows);
}
