import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { DatabaseLocation } from '@/lib/server/db/connection/open-database';

/** What the floor stores: the texts as one value, and both images as received. */
export type FloorRow = { email: string; texts: string; front: Buffer; back: Buffer };

export type Floor = { insert: (row: FloorRow) => Promise<void>; close: () => Promise<void> };

const TABLES = (bytes: string) => [
  'create table customers (email text primary key, texts text not null)',
  `create table documents (email text, side text, image ${bytes} not null, primary key (email, side))`,
];

/** The bare driver with the portal's durability: one transaction with a row and two images. */
function openSqliteFloor(path: string): Floor {
  const file = new Sqlite(path);
  file.pragma('page_size = 16384');
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  for (const table of TABLES('blob')) file.exec(table);
  const customer = file.prepare('insert into customers values (?, ?)');
  const document = file.prepare('insert into documents values (?, ?, ?)');
  const insert = file.transaction(({ email, texts, front, back }: FloorRow) => {
    customer.run(email, texts);
    document.run(email, 'front', front);
    document.run(email, 'back', back);
  });
  return {
    insert: async (row) => {
      insert(row);
    },
    close: async () => {
      file.close();
    },
  };
}

/** The same on PostgreSQL, with a pool the size of the portal's. */
async function openPostgresFloor(connectionString: string): Promise<Floor> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  for (const table of TABLES('bytea')) await pool.query(table);
  const insert = async ({ email, texts, front, back }: FloorRow) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query('insert into customers values ($1, $2)', [email, texts]);
      await client.query('insert into documents values ($1, $2, $3)', [email, 'front', front]);
      await client.query('insert into documents values ($1, $2, $3)', [email, 'back', back]);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return { insert, close: () => pool.end() };
}

/** Opens a floor on an empty database. */
export async function openFloor({ dataDir, databaseUrl }: DatabaseLocation): Promise<Floor> {
  return databaseUrl ? openPostgresFloor(databaseUrl) : openSqliteFloor(join(dataDir, 'floor.sqlite'));
}

/** The least any server would do with a request: parse the JSON, decode the images, insert. */
export async function insertRequest(floor: Floor, request: Buffer): Promise<void> {
  const { target, reference } = JSON.parse(request.toString('utf8'));
  const { documents, email, ...texts } = target;
  const front = Buffer.from(documents.front, 'base64');
  const back = Buffer.from(documents.back, 'base64');
  await floor.insert({ email, texts: JSON.stringify({ ...texts, reference }), front, back });
}
