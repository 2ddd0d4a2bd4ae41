import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
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

/** Makes a folder, and those above it, that only its owner may enter. One that exists stays as it is. */
export function ensurePrivateFolder(folder: string): void {
  const firstMade = mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  if (firstMade !== undefined) syncFolder(dirname(firstMade));
}

/** Makes an empty file that only its owner may read. One that exists stays as it is. */
export function ensurePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY_FILE));
}
