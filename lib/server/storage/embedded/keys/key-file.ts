import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePrivateFolder, syncFolder } from '../../../db/private-files';
import { DOCUMENT_KEY_BYTES } from './document-keys';

const OWNER_ONLY_FILE = 0o600;

/**
 * The id of a key that the portal makes. It is always the same, so that two instances that each made one for the same
 * database meet at the key check instead of each encrypting what the other cannot read.
 */
const MADE_KEY_ID = 'k1';

/** Where the document keys lie when DOCUMENT_KEYS is not set. */
export function documentKeyFilePath(dataDir: string): string {
  return join(dataDir, 'document-keys');
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/** The content of the key file; undefined when there is none. */
export function findKeyFileText(dataDir: string): string | undefined {
  try {
    return readFileSync(documentKeyFilePath(dataDir), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function writeDurably(path: string, text: string): void {
  const descriptor = openSync(path, 'wx', OWNER_ONLY_FILE);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Makes the key file with one random key, whole or not at all, and durable before it is used. Keeps the file of another
 * process that was faster.
 *
 * @returns the content of the file
 */
export function createKeyFile(dataDir: string): string {
  ensurePrivateFolder(dataDir);
  const path = documentKeyFilePath(dataDir);
  const draft = `${path}.${randomUUID()}`;
  writeDurably(draft, `${MADE_KEY_ID}:${randomBytes(DOCUMENT_KEY_BYTES).toString('base64')}\n`);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(dataDir);
  return readFileSync(path, 'utf8');
}
