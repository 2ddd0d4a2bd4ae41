import type { Selectable } from 'kysely';
import type { OptionalSealedColumns, SealedColumns } from '../db/schema/application-tables';
import type { DocumentKeys } from './document-keys';
import { openRecordPart, type RecordPlace, sealRecord } from './seal-record';

/** Where a value belongs: a row, and the name of the part. It opens only there. */
export type SealedPlace = RecordPlace & { part: string };

/**
 * Seals the one value of a row under a key of its own.
 *
 * @param value anything that JSON can hold
 */
export function sealColumns(keys: DocumentKeys, { part, ...place }: SealedPlace, value: unknown): SealedColumns {
  const plain = Buffer.from(JSON.stringify(value));
  const { keyId, wrappedKey, sealed } = sealRecord<string>(keys, place, { [part]: plain });
  return { key_id: keyId, wrapped_key: wrappedKey, sealed: sealed[part] as Buffer };
}

/** Opens what sealColumns made; undefined if the row holds nothing that is sealed. Throws SealError. */
export function openColumns(
  keys: DocumentKeys,
  { part, ...place }: SealedPlace,
  { key_id, wrapped_key, sealed }: Selectable<OptionalSealedColumns>,
): unknown {
  if (key_id === null || wrapped_key === null || sealed === null) return undefined;
  return JSON.parse(
    openRecordPart(keys, place, { keyId: key_id, wrappedKey: wrapped_key }, { part, sealed }).toString(),
  );
}

/** What stands in the column that held a value as JSON before it was sealed, in every row that is sealed or has none. */
export const SEALED_AWAY = '{}';

/** Opens what sealColumns made, or reads what is still in clear. Throws SealError. */
export const openOrReadClear = (
  keys: DocumentKeys,
  place: SealedPlace,
  { clear, row }: { clear: string; row: Selectable<OptionalSealedColumns> },
): unknown => (clear === SEALED_AWAY ? openColumns(keys, place, row) : parseOrKeep(clear));

/** What a text in clear says as JSON; the text itself where it is none, so that nothing in it is lost. */
export function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
