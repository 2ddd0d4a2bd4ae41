import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

/** A picture in a folder used for measuring. */
export type Photo = {
  /** Its path within the folder. */
  name: string;
  /** The folder it is in; empty for those at the top. */
  group: string;
  /** The contents of the text file next to it, trimmed: empty for "nothing to read here". */
  truth: string | undefined;
  read(): Promise<Buffer>;
};

const EXTENSIONS = new Set([
  '.jpg',
  '.jpeg',
  '.png',
  '.webp',
  '.avif',
  '.gif',
  '.bmp',
  '.heic',
  '.heif',
  '.tif',
  '.tiff',
]);

/** `card.txt` or `card.jpg.txt` next to `card.jpg`. */
async function readTruth(path: string): Promise<string | undefined> {
  const beside = [`${path.slice(0, -extname(path).length)}.txt`, `${path}.txt`].find((file) => existsSync(file));
  return beside && (await readFile(beside, 'utf8')).trim();
}

/** Lists the pictures in a folder and its subfolders by name, each with the truth if a text file next to it has it. */
export async function listPhotos(folder: string): Promise<Photo[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    EXTENSIONS.has(extname(name).toLowerCase()),
  );
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      group: dirname(name) === '.' ? '' : dirname(name),
      truth: await readTruth(join(folder, name)),
      read: () => readFile(join(folder, name)),
    })),
  );
}
