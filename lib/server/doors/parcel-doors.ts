import { z } from 'zod';
import {
  PARCEL_MAX_AGE_MS,
  PARCEL_MAX_BYTES,
  PARCEL_PURPOSES,
  type ParcelPurpose,
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
import { expectImages } from '../images/decode-image';
import { appendPiece, beginParcel, type CheckedPiece, countHeldBytes } from '../parcels/append-piece';
import { removeExpiredParcels, removeParcels } from '../parcels/remove-parcels';
import { isSecretToken } from '../secret-token';
import { isFormOpen } from './is-form-open';

const HOUR_MS = 60 * 60 * 1000;
/** Delay after the expiry, in milliseconds, so that clock rounding leaves nothing behind. */
const REMOVAL_DELAY_MS = 1_000;

/**
 * What one address may begin per hour: five photos for each submission that it may make, and a draft for every other
 * one. All addresses together begin at most 24 GB of photos. A browser that is refused sends the photos with the
 * submission, so this shuts nobody out.
 */
const MAKE_LIMITS: Record<ParcelPurpose, AddressLimit> = {
  photo: { name: 'parcel-make', max: 300, windowMs: HOUR_MS, overallMax: 6_000 },
  draft: { name: 'draft-make', max: 30, windowMs: HOUR_MS, overallMax: 600 },
};

/** Forty pieces per photo. */
const PIECES_PER_ADDRESS: AddressLimit = { name: 'parcel-piece', max: 12_000, windowMs: HOUR_MS };
const REMOVALS_PER_ADDRESS: AddressLimit = { name: 'parcel-remove', max: 600, windowMs: HOUR_MS };

/**
 * What all parcels of one purpose may take up at a time, in bytes: the photos of about 2,800 forms, and as many drafts.
 */
const HELD_MAX_BYTES = 4_000_000_000;

const secret = z.string().refine(isSecretToken);
const byteCount = z.number().int().min(0);

const sentPiece: z.ZodType<SentPiece> = z.object({
  parcel: secret,
  purpose: z.enum(PARCEL_PURPOSES),
  totalByteCount: byteCount.min(1),
  offset: byteCount,
  base64: z.string().max(Math.ceil(PIECE_MAX_BYTES / 3) * 4),
  invitationToken: secret.optional(),
});

/** Decodes a piece; undefined if it is not valid, or does not fit within its parcel. */
function findCheckedPiece({ base64, invitationToken: _, ...piece }: SentPiece): CheckedPiece | undefined {
  const { purpose, totalByteCount, offset } = piece;
  const ciphertext = base64 === '' ? Buffer.alloc(0) : findBytesOfStrictBase64(base64);
  if (!ciphertext || offset + ciphertext.length > totalByteCount) return undefined;
  return totalByteCount <= PARCEL_MAX_BYTES[purpose] ? { ...piece, ciphertext } : undefined;
}

/** Begins a parcel if there is room for it. */
async function begin({ database, address, now }: Caller, piece: CheckedPiece) {
  const { purpose, totalByteCount } = piece;
  if (!(await countUseByAddress(database, MAKE_LIMITS[purpose], address, now))) return refusal('too-many');
  if ((await countHeldBytes(database, purpose)) + totalByteCount > HELD_MAX_BYTES) return refusal('too-many');
  if (!(await hasRoomForImage(database))) return refusal('storage-unavailable');
  await beginParcel(database, piece, now + PARCEL_MAX_AGE_MS[purpose]);
  if (purpose === 'photo') expectImages();
  // Removes what expired even if nobody comes back. If the database is unreachable then, the next use clears it.
  const remove = () => void removeExpiredParcels(database, Date.now()).catch(() => undefined);
  setTimeout(remove, PARCEL_MAX_AGE_MS[purpose] + REMOVAL_DELAY_MS).unref();
  return appendPiece(database, { ...piece, ciphertext: Buffer.alloc(0) }, now);
}

const refusePiece = ({ code }: { code: (PieceAnswer & { ok: false })['problem'] }): PieceAnswer => ({
  ok: false,
  problem: code,
});

/** Accepts a piece of a photo sent ahead of its form, or of a draft, encrypted in the browser. */
export const sendParcelPieceDoor: Door<PieceAnswer> = makeDoor({
  name: 'send-parcel-piece',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: PIECES_PER_ADDRESS,
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

/** Removes a photo that was sent ahead, or a draft, that is no longer wanted. */
export const removeParcelDoor: Door<{ ok: boolean }> = makeDoor({
  name: 'remove-parcel',
  family: 'form action',
  isForOwnPages: true,
  addressLimit: REMOVALS_PER_ADDRESS,
  enter: async (caller) => caller,
  input: z.tuple([secret]),
  refuse: (): { ok: boolean } => ({ ok: false }),
  work: async ({ database, now }, [parcel]) => {
    await removeExpiredParcels(database, now);
    await removeParcels(database, [parcel]);
    return { ok: true };
  },
});
