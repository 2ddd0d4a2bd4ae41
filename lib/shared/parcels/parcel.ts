import type { DocumentSide } from '../contract/request';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../limits';
import type { RefusalCode } from '../refusal';

/** The tag of AES-256-GCM, behind the ciphertext. */
export const PARCEL_TAG_BYTES = 16;

/** `photo`: of a form that is being filled in. `draft`: a whole form, to be finished later. */
export const PARCEL_PURPOSES = ['photo', 'draft'] as const;
export type ParcelPurpose = (typeof PARCEL_PURPOSES)[number];

const HOUR_MS = 60 * 60 * 1000;

/** How long a parcel is kept, in milliseconds: a photo for longer than anybody fills in a form. */
export const PARCEL_MAX_AGE_MS: Record<ParcelPurpose, number> = { photo: 2 * HOUR_MS, draft: 48 * HOUR_MS };

/** What a parcel may weigh, in bytes. A draft has both photos, and all that was typed and read. */
export const PARCEL_MAX_BYTES: Record<ParcelPurpose, number> = {
  photo: SUBMITTED_IMAGE_MAX_BYTES + PARCEL_TAG_BYTES,
  draft: 2 * SUBMITTED_IMAGE_MAX_BYTES + 200_000,
};

/** What one piece may weigh, in decoded bytes: in base64 it fits the action's body limit in next.config.mjs. */
export const PIECE_MAX_BYTES = 4_000_000;

/**
 * A part of what was encrypted in the browser. The parcel's id is a random token that the browser made: whoever
 * knows it may send, replace and remove the parcel, and the server stores its digest.
 */
export type ParcelPiece = {
  parcel: string;
  purpose: ParcelPurpose;
  /** Of the whole parcel, in bytes. */
  totalByteCount: number;
  /** Where the piece begins, in bytes. */
  offset: number;
  /** An empty piece only asks how much has arrived. */
  base64: string;
};

/** A piece as the action takes it. `invitationToken` is that of the link that led to the form, where there was one. */
export type SentPiece = ParcelPiece & { invitationToken?: string | undefined };

/**
 * How much of the parcel has arrived, in bytes: the next piece begins there. Zero where the server does not have it (any
 * more). A refused parcel goes no further: its photo goes with the submission.
 */
export type PieceAnswer = { ok: true; receivedByteCount: number } | { ok: false; problem: RefusalCode };

/** The actions that a page passes to the form, so that photos can go ahead. */
export type ParcelActions = {
  sendPiece(piece: SentPiece): Promise<PieceAnswer>;
  /** Does nothing where there is no such parcel. */
  remove(parcel: string): Promise<{ ok: boolean }>;
};

/** Takes the place of a photo in a submission: which parcel holds it, and its key and IV in base64url. */
export type ParcelReference = { parcel: string; key: string; iv: string };

/** What a parcel is encrypted for, as additional data: it opens as nothing else. */
export const bindParcel = (content: DocumentSide | 'draft', parcel: string): string => `parcel:${content}:${parcel}`;
