import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything in the files of a folder and the folders in it, as bytes. */
export async function readFolder(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}
