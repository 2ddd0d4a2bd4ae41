import type { DocumentSide } from '../../../shared/contract/request';

/** One form on a computer that gets its photos from a phone. It names no person, and is deleted once it has expired. */
export interface HandoffsTable {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the secret in the link, hexadecimal. */
  link_digest: string;
  /** SHA-256 of the secret that the form on the computer keeps. */
  form_digest: string;
  /** SHA-256 of the secret of the one phone that opened the link; null until then. */
  phone_digest: string | null;
  state: 'open' | 'done' | 'cancelled-on-phone' | 'cancelled-on-computer';
  /** The latest photo that the phone sent for each side (a UUID that it made); null if there is none. */
  front_version: string | null;
  back_version: string | null;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
}

/** One encrypted photo on its way from the phone to the computer (see lib/server/sealing/seal-image.ts). */
export interface HandoffImagesTable {
  handoff_id: string;
  side: DocumentSide;
  /** The same as in the handoff's row. */
  version: string;
  /** Which document key wraps the image's own key. */
  key_id: string;
  wrapped_key: Buffer;
  iv: Buffer;
  tag: Buffer;
  /** Size of the file or capture that the photo was made from. */
  source_byte_count: number;
  ciphertext: Buffer;
}
