import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** Makes the names in a folder durable. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder, and its parents, that only the owner may enter. An existing one is left as it is. */
export function ensurePrivateFolder(folder: string): void {
  const firstMade = mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  if (firstMade !== undefined) syncFolder(dirname(firstMade));
}

/** Makes an empty file that only the owner may read. An existing one is left as it is. */
export function ensurePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY_FILE));
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code;

/** The content of a file; undefined when there is none. */
export function findPrivateFileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Writes a new file that only the owner may read, and makes its content durable.
 *
 * @param likeFile the new file gets the same owner as this one; default: the user running this
 */
export function writeDurably(path: string, text: string, likeFile?: string): void {
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
 * Makes a file and its folder, all or nothing, and durable before it is used. If another process got there first, that
 * file is kept.
 *
 * @returns the content of the file
 */
export function createPrivateFile(path: string, text: string): string {
  const folder = dirname(path);
  ensurePrivateFolder(folder);
  const draft = `${path}.${randomUUID()}`;
  writeDurably(draft, text);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(folder);
  return readFileSync(path, 'utf8');
}
