import type { ParcelPurpose } from '../../../shared/parcels/parcel';

/** What a browser encrypted and sent ahead: the server has no key. */
export interface ParcelsTable {
  /** SHA-256 of the id that the browser made, hexadecimal. */
  id: string;
  purpose: ParcelPurpose;
  /** Size of the whole ciphertext with its tag, in bytes. */
  total_byte_count: number;
  /** How much of it has arrived so far, in bytes. */
  received_byte_count: number;
  /** Epoch milliseconds. */
  expires_at: number;
}

/** A part of a parcel. Separate rows, because a growing value would be rewritten with every piece. */
export interface ParcelPiecesTable {
  parcel_id: string;
  /** Where it begins in the parcel, in bytes. */
  start_byte: number;
  ciphertext: Buffer;
}
