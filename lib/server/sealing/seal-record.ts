import { type KeyObject, randomBytes } from 'node:crypto';
import { DOCUMENT_KEY_BYTES, type DocumentKeys } from './document-keys';
import { SealError } from './seal-error';
import { unwrap, wrap } from './wrap-key';

/** The tables whose rows contain something sealed that is not a document image. */
export const SEALED_TABLES = [
  'held_submissions',
  'outbox',
  'applications',
  'customer_versions',
  'decisions',
  'invitations',
  'id_readings',
] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];

/** The row that sealed parts belong to. They can only be opened there: moved or swapped ciphertext cannot be opened. */
export type RecordPlace = { table: SealedTable; id: string };

/** The key of one row, encrypted under the master key `keyId`. All parts of the row are sealed under it. */
export type WrappedRecordKey = { keyId: string; wrappedKey: Buffer };

const keyContext = ({ table, id }: RecordPlace, keyId: string) => `record-key|${keyId}|${table}|${id}`;
const partContext = ({ table, id }: RecordPlace, part: string) => `record|${table}|${id}|${part}`;

function getMasterKey(keys: DocumentKeys, keyId: string): KeyObject {
  const key = keys.byId.get(keyId) ?? keys.findLaterKey?.(keyId);
  if (!key) throw new SealError('DOCUMENT_KEY_MISSING');
  return key;
}

function wrapRecordKey(keys: DocumentKeys, place: RecordPlace, recordKey: Buffer): WrappedRecordKey {
  const keyId = keys.activeId;
  return { keyId, wrappedKey: wrap(getMasterKey(keys, keyId), keyContext(place, keyId), recordKey) };
}

function unwrapRecordKey(keys: DocumentKeys, place: RecordPlace, { keyId, wrappedKey }: WrappedRecordKey): Buffer {
  const masterKey = getMasterKey(keys, keyId);
  try {
    return unwrap(masterKey, keyContext(place, keyId), wrappedKey);
  } catch {
    throw new SealError('DOCUMENT_KEY_DAMAGED');
  }
}

/**
 * Encrypts the parts of a row under its own fresh key, which the active master key wraps. Without the wrapped key
 * nobody can read any of the parts.
 *
 * @returns the wrapped key and each part as IV, tag and ciphertext in one value
 */
export function sealRecord<Part extends string>(
  keys: DocumentKeys,
  place: RecordPlace,
  parts: Record<Part, Uint8Array>,
): WrappedRecordKey & { sealed: Record<Part, Buffer> } {
  const recordKey = randomBytes(DOCUMENT_KEY_BYTES);
  const entries = Object.entries<Uint8Array>(parts);
  const sealed = entries.map(([part, plain]) => [part, wrap(recordKey, partContext(place, part), plain)]);
  return { ...wrapRecordKey(keys, place, recordKey), sealed: Object.fromEntries(sealed) };
}

/**
 * Decrypts one part of a row.
 *
 * @throws SealError when its master key is not configured, or when the part was changed, moved or swapped
 */
export function openRecordPart(
  keys: DocumentKeys,
  place: RecordPlace,
  wrapped: WrappedRecordKey,
  { part, sealed }: { part: string; sealed: Buffer },
): Buffer {
  const recordKey = unwrapRecordKey(keys, place, wrapped);
  try {
    return unwrap(recordKey, partContext(place, part), sealed);
  } catch {
    throw new SealError('DOCUMENT_DAMAGED');
  }
}

/**
 * Rewraps a row's key under the active master key; its sealed parts stay as they are.
 *
 * @throws SealError when its current master key is not configured or does not open it
 */
export function rewrapRecordKey(keys: DocumentKeys, place: RecordPlace, wrapped: WrappedRecordKey): WrappedRecordKey {
  return wrapRecordKey(keys, place, unwrapRecordKey(keys, place, wrapped));
}
