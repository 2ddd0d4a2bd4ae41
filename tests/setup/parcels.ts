import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import SqliteDatabase from 'better-sqlite3';
import type { PortalServer } from './portal-server';
import { readFolder } from './read-folder';

/** Distinguishes the action that submits a form from those that send photos ahead. */
export const isSubmission = (request: Request): boolean =>
  request.method() === 'POST' && (request.postData() ?? '').includes('submissionKey');

/** Recognizes a piece of a photo sent ahead. */
export const isPiece = (request: Request): boolean =>
  request.method() === 'POST' && (request.postData() ?? '').includes('totalByteCount');

/** Makes the photos go with Submit, as on an insecure origin. Call before the page loads. */
export async function keepPhotosBack(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
}

function withDatabase<T>({ dataDir }: PortalServer, work: (database: SqliteDatabase.Database) => T): T {
  const database = new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

export type StoredParcel = { id: string; total: number; received: number; held: number };

/** The parcels that a portal holds, with how much of each has really arrived. */
export function listParcels(portal: PortalServer): StoredParcel[] {
  return withDatabase(portal, (database) =>
    database
      .prepare(
        `select id, total_byte_count as total, received_byte_count as received,
           (select sum(length(ciphertext)) from parcel_pieces where parcel_id = parcels.id) as held
         from parcels order by id`,
      )
      .all(),
  ) as StoredParcel[];
}

/** How many parcels are complete. */
export const countWhole = (portal: PortalServer): number =>
  listParcels(portal).filter(({ total, received, held }) => total === received && total === held).length;

/** As if two hours had passed. */
export function loseParcels(portal: PortalServer): void {
  withDatabase(portal, (database) => {
    database.pragma('foreign_keys = on');
    database.prepare('delete from parcels').run();
  });
}

/** Everything that a portal has on disk and has printed, as bytes. */
export async function readAllOf(portal: PortalServer): Promise<Buffer> {
  return Buffer.concat([Buffer.from(portal.output()), await readFolder(portal.dataDir)]);
}
