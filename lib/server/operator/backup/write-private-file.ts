import { randomUUID } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { syncFolder } from '../../private-files';

const OWNER_ONLY_FILE = 0o600;

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Creates a file that only its owner may read: complete and durable under its name, or not at all. Until then, what was
 * there before stays.
 *
 * @param write fills the stream and ends it
 */
export async function writePrivateFile(path: string, write: (draft: Writable) => Promise<void>): Promise<void> {
  const draftPath = `${path}.${randomUUID()}.unfinished`;
  const removeDraft = () => rmSync(draftPath, { force: true });
  // A signal ends the process without running the code below.
  process.once('exit', removeDraft);
  try {
    await write(createWriteStream(draftPath, { flags: 'wx', mode: OWNER_ONLY_FILE }));
    await syncFile(draftPath);
    await rename(draftPath, path);
    syncFolder(dirname(path));
  } finally {
    process.removeListener('exit', removeDraft);
    removeDraft();
  }
}
