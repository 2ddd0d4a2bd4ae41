import type { DocumentSide } from '../contract/request';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../limits';
import type { RefusalCode } from '../refusal';

/** The AES-256-GCM tag, after the ciphertext. */
export const PARCEL_TAG_BYTES = 16;

/** `photo`: from a form that is being filled in. `draft`: a whole form, to be finished later. */
export const PARCEL_PURPOSES = ['photo', 'draft'] as const;
export type ParcelPurpose = (typeof PARCEL_PURPOSES)[number];

const HOUR_MS = 60 * 60 * 1000;

/** How long a parcel is kept, in milliseconds: a photo for longer than anyone takes to fill in a form. */
export const PARCEL_MAX_AGE_MS: Record<ParcelPurpose, number> = { photo: 2 * HOUR_MS, draft: 48 * HOUR_MS };

/** Maximum size of a parcel, in bytes. A draft has both photos, and everything that was typed and read. */
export const PARCEL_MAX_BYTES: Record<ParcelPurpose, number> = {
  photo: SUBMITTED_IMAGE_MAX_BYTES + PARCEL_TAG_BYTES,
  draft: 2 * SUBMITTED_IMAGE_MAX_BYTES + 200_000,
};

/** Maximum size of one piece, in decoded bytes: in base64 it fits the action's body limit in next.config.mjs. */
export const PIECE_MAX_BYTES = 4_000_000;

/**
 * A piece of something encrypted in the browser. The parcel's id is a random token made by the browser: whoever knows
 * it may send, replace and remove the parcel, and the server stores its digest.
 */
export type ParcelPiece = {
  parcel: string;
  purpose: ParcelPurpose;
  /** Size of the whole parcel, in bytes. */
  totalByteCount: number;
  /** Where the piece starts, in bytes. */
  offset: number;
  /** An empty piece only asks how much has arrived. */
  base64: string;
};

/** A piece as the action receives it. `invitationToken` is from the link that led to the form, if there was one. */
export type SentPiece = ParcelPiece & { invitationToken?: string | undefined };

/**
 * How much of the parcel has arrived, in bytes: the next piece starts there. Zero if the server does not have it, or no
 * longer has it. A refused parcel goes no further: its photo is sent with the submission.
 */
export type PieceAnswer = { ok: true; receivedByteCount: number } | { ok: false; problem: RefusalCode };

/** The actions a page passes to the form so that photos can be sent ahead. */
export type ParcelActions = {
  sendPiece(piece: SentPiece): Promise<PieceAnswer>;
  /** Does nothing if there is no such parcel. */
  remove(parcel: string): Promise<{ ok: boolean }>;
};

/** Replaces a photo in a submission: which parcel has it, and its key and IV in base64url. */
export type ParcelReference = { parcel: string; key: string; iv: string };

/** The purpose a parcel is encrypted for, as additional data: it cannot be decrypted as anything else. */
export const bindParcel = (content: DocumentSide | 'draft', parcel: string): string => `parcel:${content}:${parcel}`;
