import type { LaterLink } from '@/lib/shared/later/later';
import { fromBase64Url, toBase64Url } from '../base64-url';
import { makeIv, openParcel, sealParcel } from '../parcels/parcel-cipher';

type Bytes = Uint8Array<ArrayBuffer>;

const IV_BYTES = 12;

/** The IV, followed by the ciphertext: the link only has to supply the key. */
export async function sealDraft(packed: Bytes, { parcel, key }: LaterLink): Promise<Bytes> {
  const iv = makeIv();
  const sealed = await sealParcel(packed, { key, iv, parcel, content: 'draft' });
  const whole = new Uint8Array(IV_BYTES + sealed.length);
  whole.set(fromBase64Url(iv));
  whole.set(sealed, IV_BYTES);
  return whole;
}

/** Reverses sealDraft; undefined if the key, or any byte, differs. */
export function openSealedDraft(whole: Bytes, { parcel, key }: LaterLink): Promise<Bytes | undefined> {
  const iv = toBase64Url(whole.slice(0, IV_BYTES));
  return openParcel(whole.slice(IV_BYTES), { key, iv, parcel, content: 'draft' });
}
