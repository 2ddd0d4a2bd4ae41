import { z } from 'zod';
import { isTableName, type TableName } from '../../db/upkeep/table-list';
import type { Cell, Row } from '../../db/upkeep/whole-tables';

/*
 * A backup is a gzip file of JSON lines: a header, one line per row, a trailer. Bytes are written {"base64": "…"}. It
 * is the same for SQLite and PostgreSQL, so that a backup from one can be restored into the other.
 */

const FORMAT = 'customer-onboarding-portal backup';
const VERSION = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** ISO 8601. */
  madeAt: z.string(),
  /** The names of the migrations that created the tables. */
  migrations: z.array(z.string()),
});

const trailerSchema = z.object({
  end: z.literal(true),
  /** How many rows each table has. */
  rows: z.record(z.string(), z.number()),
  /** Of every line before this one, including line breaks; hexadecimal. */
  sha256: z.string(),
});

const cellSchema = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.string() })]);
const rowSchema = z.tuple([z.custom<TableName>(isTableName), z.record(z.string(), cellSchema)]);

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTrailer = z.infer<typeof trailerSchema>;
export type BackupRow = { table: TableName; row: Row };

/** The first line of a backup. */
export function encodeHeader(madeAt: Date, migrations: string[]): string {
  const header: BackupHeader = { format: FORMAT, version: VERSION, madeAt: madeAt.toISOString(), migrations };
  return `${JSON.stringify(header)}\n`;
}

/** The last line of a backup. */
export function encodeTrailer(trailer: Omit<BackupTrailer, 'end'>): string {
  return `${JSON.stringify({ end: true, ...trailer })}\n`;
}

function encodeCell(cell: Cell) {
  if (Buffer.isBuffer(cell)) return { base64: cell.toString('base64') };
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  throw new TypeError('A column holds a value that backups do not know');
}

/** One row as a line. */
export function encodeRow(table: TableName, row: Row): string {
  const cells = Object.entries(row).map(([column, cell]) => [column, encodeCell(cell)]);
  return `${JSON.stringify([table, Object.fromEntries(cells)])}\n`;
}

function parse<T>(schema: z.ZodType<T>, line: Buffer): T | undefined {
  try {
    const result = schema.safeParse(JSON.parse(line.toString('utf8')));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

export const decodeHeader = (line: Buffer): BackupHeader | undefined => parse(headerSchema, line);
export const decodeTrailer = (line: Buffer): BackupTrailer | undefined => parse(trailerSchema, line);

/** Reads a row; undefined if the line is not one. */
export function decodeRow(line: Buffer): BackupRow | undefined {
  const parsed = parse(rowSchema, line);
  if (!parsed) return undefined;
  const [table, cells] = parsed;
  const decode = (cell: z.infer<typeof cellSchema>): Cell =>
    cell !== null && typeof cell === 'object' ? Buffer.from(cell.base64, 'base64') : cell;
  return { table, row: Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, decode(cell)])) };
}
