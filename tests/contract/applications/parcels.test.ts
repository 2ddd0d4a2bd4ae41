import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { appendPiece, beginParcel, type CheckedPiece, countHeldBytes } from '@/lib/server/parcels/append-piece';
import { openParcel } from '@/lib/server/parcels/open-parcel';
import { removeExpiredParcels, removeParcels } from '@/lib/server/parcels/remove-parcels';
import { makeSecretToken } from '@/lib/server/secret-token';
import { listPieces, makeSealedPhoto } from '../../setup/sealed-photo';
import { makeTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const NOON = 1_800_000_000_000;
const HOUR_MS = 60 * 60 * 1000;
const photo = randomBytes(100_000);

describe.each(DATABASE_KINDS)('A parcel (%s)', (kind) => {
  /** Two instances of the portal sharing one database. */
  let databases: [Database, Database];
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { location, remove } = await makeTestDatabase(kind);
    databases = [await openDatabase(location), await openDatabase(location)];
    close = async () => {
      for (const database of databases) await database.close();
      await remove();
    };
  });
  afterAll(() => close());

  async function makePieces() {
    const made = await makeSealedPhoto(photo.toString('base64'));
    const pieces = listPieces(made, 30_000).map(
      ({ base64, ...rest }): CheckedPiece => ({
        ...rest,
        purpose: 'photo',
        ciphertext: Buffer.from(base64, 'base64'),
      }),
    );
    return { ...made, pieces, first: pieces[0] as CheckedPiece };
  }
  const append = (piece: CheckedPiece, database = databases[0], now = NOON) => appendPiece(database, piece, now);
  const openWith = (reference: Parameters<typeof openParcel>[1]['reference'], now = NOON) =>
    openParcel(databases[1].kysely, { side: 'front', reference, now });
  const countRows = async () => {
    const parcels = await databases[0].kysely.selectFrom('parcels').select('id').execute();
    const pieces = await databases[0].kysely.selectFrom('parcel_pieces').select('start_byte').execute();
    return [parcels.length, pieces.length];
  };

  test('takes pieces at either instance, opens once it is whole, and holds nothing that opens without the key', async () => {
    const { reference, first, pieces } = await makePieces();
    expect(await append(first)).toBeUndefined();
    await beginParcel(databases[0], first, NOON + HOUR_MS);
    for (const [index, piece] of pieces.slice(1).entries()) {
      expect(await openWith(reference)).toBeUndefined();
      expect(await append(piece, databases[index % 2])).toBe(piece.offset + piece.ciphertext.length);
    }
    expect(await openWith(reference)).toEqual(photo);
    const rows = await databases[0].kysely.selectFrom('parcel_pieces').select('ciphertext').execute();
    expect(Buffer.concat(rows.map(({ ciphertext }) => ciphertext)).includes(photo.subarray(0, 16))).toBe(false);
    const stored = JSON.stringify(await databases[0].kysely.selectFrom('parcels').selectAll().execute());
    for (const secret of Object.values(reference)) expect(stored).not.toContain(secret);
  });

  test('opens by no other key, IV, side or id', async () => {
    const { reference, first, pieces } = await makePieces();
    await beginParcel(databases[0], first, NOON + HOUR_MS);
    for (const piece of pieces.slice(1)) await append(piece);
    const other = (await makeSealedPhoto('AAAA')).reference;
    for (const name of ['key', 'iv', 'parcel'] as const) {
      expect(await openWith({ ...reference, [name]: other[name] }), name).toBeUndefined();
    }
    const asBack = { side: 'back' as const, reference, now: NOON };
    expect(await openParcel(databases[0].kysely, asBack)).toBeUndefined();
  });

  test('takes a piece once, in its turn, and says where the next one begins', async () => {
    const { reference, first, pieces } = await makePieces();
    const [, second, third] = pieces as [CheckedPiece, CheckedPiece, CheckedPiece];
    await beginParcel(databases[0], first, NOON + HOUR_MS);
    expect(await append(third)).toBe(30_000);
    expect(await append({ ...first, ciphertext: Buffer.alloc(0) })).toBe(30_000);
    const both = await Promise.all([append(second, databases[0]), append(second, databases[1])]);
    expect(both).toEqual([60_000, 60_000]);
    expect(await append(first)).toBe(60_000);
    expect(await append({ ...third, totalByteCount: 90_000 })).toBe(60_000);
    for (const piece of pieces.slice(2)) await append(piece);
    expect(await openWith(reference)).toEqual(photo);
  });

  test('is begun once by two at a time', async () => {
    const { first } = await makePieces();
    await Promise.all(databases.map((database) => beginParcel(database, first, NOON + HOUR_MS)));
    expect(await append({ ...first, ciphertext: Buffer.alloc(0) })).toBe(30_000);
  });

  test('is gone with all its pieces once it was removed or has expired', async () => {
    await databases[0].kysely.deleteFrom('parcels').execute();
    const [kept, removed] = [await makePieces(), await makePieces()];
    for (const { first } of [kept, removed]) await beginParcel(databases[0], first, NOON + HOUR_MS);
    expect(await countHeldBytes(databases[0], 'photo')).toBe(2 * kept.sealed.length);
    expect(await countHeldBytes(databases[0], 'draft')).toBe(0);
    await removeParcels(databases[1], [removed.reference.parcel, makeSecretToken()]);
    expect(await countRows()).toEqual([1, 1]);
    const later = NOON + HOUR_MS;
    expect(await append(kept.pieces[1] as CheckedPiece, databases[0], later)).toBeUndefined();
    await removeExpiredParcels(databases[0], later - 1);
    expect(await countRows()).toEqual([1, 1]);
    await removeExpiredParcels(databases[0], later);
    expect(await countRows()).toEqual([0, 0]);
  });
});
