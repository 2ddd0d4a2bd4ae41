import type { Database } from '../db/schema/database';
import { checkDocumentKeys, listKnownKeyIds } from './check-document-keys';
import { DocumentKeyError } from './document-key-error';
import { type DocumentKeys, parseDocumentKeys } from './document-keys';
import { createKeyFile, documentKeyFilePath, findKeyFileText } from './key-file';
import { runKeyCommand } from './run-key-command';

export type DocumentKeySource = {
  /** `id:base64key,id2:base64key`; undefined for the key file in `dataDir`. */
  documentKeys?: string | undefined;
  /** A command that prints the same; undefined where no command does. */
  documentKeysCommand?: string | undefined;
  dataDir: string;
};

function parseKeyFile(text: string, dataDir: string): DocumentKeys {
  const path = documentKeyFilePath(dataDir);
  const findLaterKey = (id: string) => parseDocumentKeys(findKeyFileText(dataDir) ?? text, path).byId.get(id);
  return { ...parseDocumentKeys(text, path), findLaterKey };
}

async function readKeyFile(database: Database, dataDir: string): Promise<DocumentKeys> {
  const text = findKeyFileText(dataDir);
  if (text !== undefined) return parseKeyFile(text, dataDir);
  const [knownId] = await listKnownKeyIds(database);
  if (knownId === undefined) return parseKeyFile(createKeyFile(dataDir), dataDir);
  throw new DocumentKeyError(
    `This database was first used with the document key "${knownId}", but ${documentKeyFilePath(dataDir)} is missing. ` +
      'Put that file back, or set DOCUMENT_KEYS. Several instances on one database need the same keys.',
  );
}

/** Loads the key file, and again if a rotation replaced it between reading and checking. */
async function loadKeyFile(database: Database, dataDir: string): Promise<DocumentKeys> {
  for (;;) {
    const text = findKeyFileText(dataDir);
    const keys = await readKeyFile(database, dataDir);
    try {
      await checkDocumentKeys(database, keys);
      return keys;
    } catch (error) {
      if (!(error instanceof DocumentKeyError) || findKeyFileText(dataDir) === text) throw error;
    }
  }
}

/** Whether the keys come from the configuration, and not from the key file that the portal keeps itself. */
export const areKeysConfigured = ({ documentKeys, documentKeysCommand }: DocumentKeySource): boolean =>
  Boolean(documentKeys ?? documentKeysCommand);

/**
 * Loads the master keys and checks them against the database. Unless they are configured, they are in DATA_DIR, where the
 * first start with an empty database creates them.
 *
 * @throws DocumentKeyError when keys are missing, unreadable or wrong: in that case the portal must not start
 */
export async function loadDocumentKeys(database: Database, source: DocumentKeySource): Promise<DocumentKeys> {
  const { documentKeys, documentKeysCommand, dataDir } = source;
  if (!areKeysConfigured(source)) return loadKeyFile(database, dataDir);
  const keys = documentKeysCommand
    ? parseDocumentKeys(await runKeyCommand(documentKeysCommand), 'What DOCUMENT_KEYS_COMMAND prints')
    : parseDocumentKeys(documentKeys ?? '', 'DOCUMENT_KEYS');
  await checkDocumentKeys(database, keys);
  return keys;
}
