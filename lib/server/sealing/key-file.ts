import { randomBytes, randomUUID } from 'node:crypto';
import { renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivateFile, findPrivateFileText, syncFolder, writeDurably } from '../private-files';
import { DOCUMENT_KEY_BYTES } from './document-keys';

/**
 * The id of a key that the portal generates. It is always the same, so that if two instances each generate one for the
 * same database, the key check catches it, instead of each encrypting what the other cannot read.
 */
const MADE_KEY_ID = 'k1';

/** Path of the document keys when DOCUMENT_KEYS is not set. */
export function documentKeyFilePath(dataDir: string): string {
  return join(dataDir, 'document-keys');
}

/** Changes whenever the key file is replaced; undefined when there is none. */
export function findKeyFileStamp(dataDir: string): string | undefined {
  const stats = statSync(documentKeyFilePath(dataDir), { throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

/** The content of the key file; undefined when there is none. */
export function findKeyFileText(dataDir: string): string | undefined {
  return findPrivateFileText(documentKeyFilePath(dataDir));
}

/**
 * Creates the key file with one random key. If another process got there first, its file is kept.
 *
 * @returns the content of the file
 */
export function createKeyFile(dataDir: string): string {
  return createPrivateFile(documentKeyFilePath(dataDir), `${makeKeyLine(MADE_KEY_ID)}\n`);
}

/** Creates or replaces a file next to the key file: complete and durable, and only for the owner of the key file. */
export function replacePrivateFile(dataDir: string, path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeDurably(draft, text, documentKeyFilePath(dataDir));
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dataDir);
}

/** One line of a key file with a new random key. */
export function makeKeyLine(keyId: string): string {
  return `${keyId}:${randomBytes(DOCUMENT_KEY_BYTES).toString('base64')}`;
}
