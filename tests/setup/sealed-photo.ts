import { decodeBase64 } from '@/lib/browser/image-file/blob-base64';
import { makeIv, sealParcel } from '@/lib/browser/parcels/parcel-cipher';
import { makeSecretToken } from '@/lib/browser/secret-token';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { ParcelPiece, ParcelReference } from '@/lib/shared/parcels/parcel';

export type SealedPhoto = { reference: ParcelReference; sealed: Uint8Array<ArrayBuffer> };

/** Encrypts a photo as the browser does. */
export async function makeSealedPhoto(base64: string, side: DocumentSide = 'front'): Promise<SealedPhoto> {
  const reference = { parcel: makeSecretToken(), key: makeSecretToken(), iv: makeIv() };
  return { reference, sealed: await sealParcel(decodeBase64(base64), { ...reference, content: side }) };
}

/** The pieces of a parcel, as the browser sends them. */
export function listPieces({ reference, sealed }: SealedPhoto, pieceBytes: number): ParcelPiece[] {
  const starts = Array.from({ length: Math.ceil(sealed.length / pieceBytes) }, (_none, index) => index * pieceBytes);
  return starts.map((offset) => ({
    parcel: reference.parcel,
    purpose: 'photo',
    totalByteCount: sealed.length,
    offset,
    base64: Buffer.from(sealed.subarray(offset, offset + pieceBytes)).toString('base64'),
  }));
}
