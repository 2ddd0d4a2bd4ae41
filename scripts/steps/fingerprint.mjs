import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function listFiles(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * Hashes the content of files and folders, and any additional texts.
 *
 * @param {string[]} paths files or folders, relative to the working directory; missing ones count as empty
 * @param {string[]} [texts] anything else the outcome depends on
 */
export function fingerprint(paths, texts = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/** Whether a step has already been completed with this fingerprint. */
export function isDone(markFile, expected) {
  return existsSync(markFile) && readFileSync(markFile, 'utf8') === expected;
}

/** Records that a step was completed with this fingerprint. */
export function markDone(markFile, value) {
  mkdirSync(dirname(markFile), { recursive: true });
  writeFileSync(markFile, value);
}
