import { z } from 'zod';
import {
  PARCEL_MAX_AGE_MS,
  PARCEL_MAX_BYTES,
  PIECE_MAX_BYTES,
  type PieceAnswer,
  type SentPiece,
} from '../../shared/parcels/parcel';
import { hasRoomForImage } from '../db/schema/has-room-for-image';
import type { Caller } from '../door/call';
import { type Door, makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import { type AddressLimit, countUseByAddress } from '../http/address-limit';
import { findBytesOfStrictBase64 } from '../images/decode-base64';
import { appendPiece, beginParcel, type CheckedPiece, countHeldBytes } from '../parcels/append-piece';
import { removeExpiredParcels, removeParcels } from '../parcels/remove-parcels';
import { isSecretToken } from '../secret-token';
import { isFormOpen } from './is-form-open';

const HOUR_MS = 60 * 60 * 1000;
/** After the expiry, in milliseconds, so that a clock's rounding leaves nothing. */
const REMOVAL_DELAY_MS = 1_000;

/**
 * What one address may do: five photos for each submission that it may make, of forty pieces each. All together begin not
 * more than 24 GB in an hour. Whoever is refused sends the photos with the submission, so nobody is shut out by it.
 */
const PARCEL_LIMITS = {
  make: { name: 'parcel-make', max: 300, windowMs: HOUR_MS, overallMax: 6_000 },
  piece: { name: 'parcel-piece', max: 12_000, windowMs: HOUR_MS },
  remove: { name: 'parcel-remove', max: 600, windowMs: HOUR_MS },
} as const satisfies Record<string, AddressLimit>;

/** What all photos that went ahead may take at a time, in bytes: about 2,800 forms that are being filled in. */
const PHOTOS_HELD_MAX_BYTES = 4_000_000_000;

const secret = z.string().refine(isSecretToken);
const byteCount = z.number().int().min(0).max(PARCEL_MAX_BYTES);

const sentPiece: z.ZodType<SentPiece> = z.object({
  parcel: secret,
  totalByteCount: byteCount.min(1),
  offset: byteCount,
  base64: z.string().max(Math.ceil(PIECE_MAX_BYTES / 3) * 4),
  invitationToken: secret.optional(),
});

/** Decodes a piece; undefined where it is none, or does not lie within its parcel. */
function findCheckedPiece({ parcel, totalByteCount, offset, base64 }: SentPiece): CheckedPiece | undefined {
  const ciphertext = base64 === '' ? Buffer.alloc(0) : findBytesOfStrictBase64(base64);
  if (!ciphertext || offset + ciphertext.length > totalByteCount) return undefined;
  return { parcel, purpose: 'photo', totalByteCount, offset, ciphertext };
}

/** Begins a parcel where there is room for it. */
async function begin({ database, address, now }: Caller, piece: CheckedPiece) {
  if (!(await countUseByAddress(database, PARCEL_LIMITS.make, address, now))) return refusal('too-many');
  const held = await countHeldBytes(database, piece.purpose);
  if (held + piece.totalByteCount > PHOTOS_HELD_MAX_BYTES) return refusal('too-many');
  if (!(await hasRoomForImage(database))) return refusal('storage-unavailable');
  await beginParcel(database, piece, now + PARCEL_MAX_AGE_MS);
  // Where nobody comes again, what expired still goes. A database that is away then is cleared by the next use.
  const remove = () => void removeExpiredParcels(database, Date.now()).catch(() => undefined);
  setTimeout(remove, PARCEL_MAX_AGE_MS + REMOVAL_DELAY_MS).unref();
  return appendPiece(database, { ...piece, ciphertext: Buffer.alloc(0) }, now);
}

const refusePiece = ({ code }: { code: (PieceAnswer & { ok: false })['problem'] }): PieceAnswer => ({
  ok: false,
  problem: code,
});

/** Takes a piece of a photo that goes ahead of its form, encrypted in the browser. */
export const sendParcelPieceDoor: Door<PieceAnswer> = makeDoor({
  name: 'send-parcel-piece',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: PARCEL_LIMITS.piece,
  enter: async (caller) => {
    await removeExpiredParcels(caller.database, caller.now);
    return caller;
  },
  input: z.tuple([sentPiece]),
  refuse: refusePiece,
  work: async (caller, [sent]) => {
    if (!(await isFormOpen(caller, sent.invitationToken))) return refusal('form-closed');
    const piece = findCheckedPiece(sent);
    if (!piece) return refusal('invalid-input');
    const arrived = await appendPiece(caller.database, piece, caller.now);
    if (arrived !== undefined) return { ok: true as const, receivedByteCount: arrived };
    if (piece.offset > 0 || piece.ciphertext.length === 0) return { ok: true as const, receivedByteCount: 0 };
    const begun = await begin(caller, piece);
    return typeof begun === 'object' ? begun : { ok: true as const, receivedByteCount: begun ?? 0 };
  },
});

/** Removes a photo that went ahead and is not wanted any more. */
export const removeParcelDoor: Door<{ ok: boolean }> = makeDoor({
  name: 'remove-parcel',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: PARCEL_LIMITS.remove,
  enter: async (caller) => caller,
  input: z.tuple([secret]),
  refuse: (): { ok: boolean } => ({ ok: false }),
  work: async ({ database, now }, [parcel]) => {
    await removeExpiredParcels(database, now);
    await removeParcels(database, [parcel]);
    return { ok: true };
  },
});
