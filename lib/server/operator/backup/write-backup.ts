import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { listMigrations } from '../../db/migrations/migration-list';
import { getColumnTypes } from '../../db/schema/column-types';
import type { Database } from '../../db/schema/database';
import { inSnapshot } from '../../db/transactions/in-snapshot';
import { TABLE_NAMES, type TableName } from '../../db/upkeep/table-list';
import { type Row, readTable } from '../../db/upkeep/whole-tables';
import { encryptTo } from './backup-encryption';
import { encodeHeader, encodeRow, encodeTrailer } from './backup-format';
import { writePrivateFile } from './write-private-file';

/** Encrypted images do not get smaller: use little effort. */
const GZIP_LEVEL = 1;

/** The names of this portal version's migrations. */
export function listMigrationNames({ kind }: Database): string[] {
  return Object.keys(listMigrations(getColumnTypes(kind)));
}

export type BackupOptions = {
  /** Epoch milliseconds. */
  now: number;
  /** Called with the number of rows so far. */
  onProgress: (rows: number) => void;
  /** Reads one table. Default: all rows of it, as of one moment. */
  read?: TableReader | undefined;
  /** The public keys that it is encrypted to; none for a file in clear. */
  recipients: readonly string[];
};

type TableReader = (table: TableName) => AsyncGenerator<Row[]>;

/** The content of a backup before compression, in pieces. */
async function* readPieces(
  read: TableReader,
  header: string,
  { counts, onProgress }: { counts: Map<string, number>; onProgress: BackupOptions['onProgress'] },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const toPiece = (text: string) => {
    const piece = Buffer.from(text);
    hash.update(piece);
    return piece;
  };
  yield toPiece(header);
  let done = 0;
  for (const table of TABLE_NAMES) {
    let count = 0;
    for await (const rows of read(table)) {
      yield toPiece(rows.map((row) => encodeRow(table, row)).join(''));
      count += rows.length;
      done += rows.length;
      onProgress(done);
    }
    counts.set(table, count);
  }
  yield Buffer.from(encodeTrailer({ rows: Object.fromEntries(counts), sha256: hash.digest('hex') }));
}

/**
 * Saves the database as of one moment, while others keep using it. The document keys are not included.
 *
 * @param path the file, replaced if it exists; only its owner may read it
 * @returns how many rows of each table it contains
 */
export async function writeBackup(
  database: Database,
  path: string,
  { now, onProgress, read, recipients }: BackupOptions,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const header = encodeHeader(new Date(now), listMigrationNames(database));
  await writePrivateFile(path, (draft) => {
    const fill = (reader: TableReader) => {
      const pieces = Readable.from(readPieces(reader, header, { counts, onProgress }));
      return pipeline(pieces, createGzip({ level: GZIP_LEVEL }), encryptTo(recipients), draft);
    };
    return read ? fill(read) : inSnapshot(database, (snapshot) => fill((table) => readTable(snapshot, table)));
  });
  return counts;
}
