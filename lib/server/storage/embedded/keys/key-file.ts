import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
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

/** Changes whenever the key file is replaced; undefined when there is none. */
export function findKeyFileStamp(dataDir: string): string | undefined {
  const stats = statSync(documentKeyFilePath(dataDir), { throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

/** The content of a file; undefined when there is none. */
export function findPrivateFileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The content of the key file; undefined when there is none. */
export function findKeyFileText(dataDir: string): string | undefined {
  return findPrivateFileText(documentKeyFilePath(dataDir));
}

/** @param likeFile whose owner the file gets; default: whoever runs this */
function writeDurably(path: string, text: string, likeFile?: string): void {
  const descriptor = openSync(path, 'wx', OWNER_ONLY_FILE);
  try {
    if (likeFile && process.getuid?.() === 0) {
      const { uid, gid } = statSync(likeFile);
      fchownSync(descriptor, uid, gid);
    }
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
  writeDurably(draft, `${makeKeyLine(MADE_KEY_ID)}\n`);
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

/** Replaces a file beside the key file, or makes it: whole and durable, for the owner of the key file alone. */
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
