import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All bytes of a SQLite database in a folder: the file, its write-ahead log and the log's index. */
export function readDatabaseFiles(folder: string): Buffer {
  const names = readdirSync(folder).filter((name) => name.startsWith('portal.sqlite'));
  return Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
}
