import type { Kysely } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { isRecordKeyInUse } from '../kit/sealed-records';

/** Tells whether any image or sealed record is wrapped by a key. */
export async function isKeyInUse(kysely: Kysely<Tables>, keyId: string): Promise<boolean> {
  const query = kysely.selectFrom('document_image_keys').select('set_id').where('key_id', '=', keyId).limit(1);
  return (await query.executeTakeFirst()) !== undefined || isRecordKeyInUse(kysely, keyId);
}

/** The ids of the keys that wrap any image. */
export async function listKeysInUse(kysely: Kysely<Tables>): Promise<string[]> {
  const rows = await kysely.selectFrom('document_key_checks').select('key_id').orderBy('key_id').execute();
  const used: string[] = [];
  for (const { key_id } of rows) if (await isKeyInUse(kysely, key_id)) used.push(key_id);
  return used;
}
