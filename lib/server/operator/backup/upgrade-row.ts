import { searchKeysOf } from '../../customer-store/search-keys';
import type { BackupRow } from './backup-format';

/** Before migration 0005 an image's row held its wrapped key. */
function upgradeImage({ table, row }: BackupRow): BackupRow[] {
  const { key_id, wrapped_key, ...image } = row;
  if (key_id === undefined || wrapped_key === undefined) return [{ table, row }];
  const { set_id = null, side = null } = row;
  return [
    { table: 'document_image_keys', row: { set_id, side, key_id, wrapped_key } },
    { table, row: image },
  ];
}

/** Before migration 0007 a customer's row had no search keys. */
function upgradeCustomer({ table, row }: BackupRow): BackupRow[] {
  if ('name_key' in row) return [{ table, row }];
  const texts = Object.entries(row).filter(([, cell]) => typeof cell === 'string');
  return [{ table, row: { ...row, ...searchKeysOf(Object.fromEntries(texts)) } }];
}

/**
 * Converts a row from an earlier version's backup to this version's tables. A migration that moves or changes stored
 * values needs its counterpart here; new tables, and columns with a default, need none. Anything that depends on
 * several rows is done once all of them are here (see restore-rows.ts).
 *
 * @returns the rows to insert, in this order
 */
export function upgradeRow(entry: BackupRow): BackupRow[] {
  if (entry.table === 'customers') return upgradeCustomer(entry);
  return entry.table === 'documents' ? upgradeImage(entry) : [entry];
}
