import type { Transaction } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { findPrivateFileText } from '../private-files';
import { type DocumentKeys, parseDocumentKeys } from './document-keys';
import { documentKeyFilePath, findKeyFileText, makeKeyLine, replacePrivateFile } from './key-file';

/** Where retired keys go: they can still open what is in backups. */
export function retiredKeyFilePath(dataDir: string): string {
  return `${documentKeyFilePath(dataDir)}.retired`;
}

const listEntries = (text: string) => text.split(/[\s,]+/).filter((entry) => entry !== '');
const idOf = (entry: string) => entry.slice(0, entry.indexOf(':'));
const toText = (entries: string[]) => `${entries.join('\n')}\n`;

/** Keeps other commands from changing the key file for the duration of the transaction. SQLite does so by itself. */
async function lockKnownKeys({ hasRowLocks }: Database, transaction: Transaction<Tables>): Promise<string[]> {
  const query = transaction.selectFrom('document_key_checks').select('key_id').orderBy('key_id');
  const rows = await (hasRowLocks ? query.forUpdate() : query).execute();
  return rows.map(({ key_id }) => key_id);
}

/** The ids are k1, k2 and so on; one that was ever used with this database is not reused. */
function makeKeyId(usedIds: string[]): string {
  const numbers = usedIds.map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(...numbers, 0) + 1}`;
}

/**
 * Puts a new key at the start of the key file, so that it wraps new images; the others keep unwrapping. If another
 * command was faster, its key stays the active one.
 *
 * @param keys as they are in the key file of `dataDir`
 */
export async function addActiveKey(database: Database, dataDir: string, keys: DocumentKeys): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const knownIds = await lockKnownKeys(database, transaction);
    const text = findKeyFileText(dataDir) ?? '';
    const path = documentKeyFilePath(dataDir);
    const { activeId, byId } = parseDocumentKeys(text, path);
    if (activeId !== keys.activeId) return;
    const newId = makeKeyId([...knownIds, ...byId.keys()]);
    replacePrivateFile(dataDir, path, toText([makeKeyLine(newId), ...listEntries(text)]));
  });
}

/**
 * Moves keys from the key file to the file of retired keys. The active one stays.
 *
 * @param isInUse asked for each key while no other command can change the file
 * @returns the ids of the keys that were moved
 */
export async function retireKeys(
  database: Database,
  dataDir: string,
  isInUse: (transaction: Transaction<Tables>, keyId: string) => Promise<boolean>,
): Promise<string[]> {
  return inTransaction(database, async (transaction) => {
    await lockKnownKeys(database, transaction);
    const path = documentKeyFilePath(dataDir);
    const [active, ...others] = listEntries(findKeyFileText(dataDir) ?? '');
    if (!active) return [];
    const kept = [active];
    const retired: string[] = [];
    for (const entry of others) ((await isInUse(transaction, idOf(entry))) ? kept : retired).push(entry);
    if (retired.length === 0) return [];
    const formerlyRetired = listEntries(findPrivateFileText(retiredKeyFilePath(dataDir)) ?? '');
    const allRetired = new Set([...formerlyRetired, ...retired]);
    replacePrivateFile(dataDir, retiredKeyFilePath(dataDir), toText([...allRetired]));
    replacePrivateFile(dataDir, path, toText(kept));
    return retired.map(idOf);
  });
}
