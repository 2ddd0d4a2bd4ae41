import { sql, type Transaction } from 'kysely';
import type { ParcelPurpose } from '../../shared/parcels/parcel';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransactionWithoutFlush } from '../db/transactions/in-transaction';
import { digestSecretToken } from '../secret-token';

/** A piece that passed the checks: it lies within its parcel. */
export type CheckedPiece = {
  parcel: string;
  purpose: ParcelPurpose;
  totalByteCount: number;
  offset: number;
  /** Empty if it only asks. */
  ciphertext: Buffer;
};

/**
 * Advances the end of what has arrived, if the piece begins there. It takes the row lock, so pieces come one at a time.
 */
async function moveEnd(transaction: Transaction<Tables>, piece: CheckedPiece, now: number): Promise<boolean> {
  const { parcel, purpose, totalByteCount, offset, ciphertext } = piece;
  const { numUpdatedRows } = await transaction
    .updateTable('parcels')
    .set({ received_byte_count: offset + ciphertext.length })
    .where('id', '=', digestSecretToken(parcel))
    .where('purpose', '=', purpose)
    .where('total_byte_count', '=', totalByteCount)
    .where('received_byte_count', '=', offset)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0;
}

async function insertPiece(transaction: Transaction<Tables>, { parcel, offset, ciphertext }: CheckedPiece) {
  const row = { parcel_id: digestSecretToken(parcel), start_byte: offset, ciphertext };
  await transaction.insertInto('parcel_pieces').values(row).execute();
}

/**
 * Adds a piece to a parcel if it begins where the parcel currently ends; otherwise only tells where that is.
 *
 * @returns how many bytes have arrived, or undefined when there is no such parcel
 */
export function appendPiece(database: Database, piece: CheckedPiece, now: number): Promise<number | undefined> {
  // What a power loss undoes is sent again.
  return inTransactionWithoutFlush(database, async (transaction) => {
    if (piece.ciphertext.length > 0 && (await moveEnd(transaction, piece, now))) {
      await insertPiece(transaction, piece);
      return piece.offset + piece.ciphertext.length;
    }
    const row = await transaction
      .selectFrom('parcels')
      .select('received_byte_count')
      .where('id', '=', digestSecretToken(piece.parcel))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row?.received_byte_count;
  });
}

/** Begins a parcel with its first piece. Does nothing if it has been begun in the meantime. */
export async function beginParcel(database: Database, piece: CheckedPiece, expiresAt: number): Promise<void> {
  const { parcel, purpose, totalByteCount, ciphertext } = piece;
  await inTransactionWithoutFlush(database, async (transaction) => {
    const row = {
      id: digestSecretToken(parcel),
      purpose,
      total_byte_count: totalByteCount,
      received_byte_count: ciphertext.length,
      expires_at: expiresAt,
    };
    const insert = transaction.insertInto('parcels').values(row);
    const { numInsertedOrUpdatedRows } = await insert
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows) await insertPiece(transaction, piece);
  });
}

/** How much all parcels of one purpose take up, including what is still to come, in bytes. */
export async function countHeldBytes({ kysely }: Database, purpose: ParcelPurpose): Promise<number> {
  const { held } = await kysely
    .selectFrom('parcels')
    .select(sql<number | string | null>`sum(total_byte_count)`.as('held'))
    .where('purpose', '=', purpose)
    .executeTakeFirstOrThrow();
  return Number(held ?? 0);
}
