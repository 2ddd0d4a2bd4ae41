import type { DocumentSide } from '@/lib/shared/contract/request';
import { bindParcel } from '@/lib/shared/parcels/parcel';

const KEY_BYTES = 32;
const IV_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** Tells whether the browser can encrypt here: not on an insecure origin. */
export const canEncrypt = (): boolean => globalThis.crypto?.subtle !== undefined;

/** Bytes as base64url, without padding. */
export function toBase64Url(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The bytes of such a text. */
export function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}

const random = (byteCount: number) => toBase64Url(crypto.getRandomValues(new Uint8Array(byteCount)));

/** A random key of 256 bits in base64url. */
export const makeKey = (): string => random(KEY_BYTES);

/** The random id of a parcel, which nobody can guess. */
export const makeParcelId = (): string => random(KEY_BYTES);

/** An IV in base64url: a fresh one for whatever is encrypted under a key. */
export const makeIv = (): string => random(IV_BYTES);

/** Names a photo: SHA-256 in base64url. */
export async function digestBytes(bytes: Bytes): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

type Sealing = { key: string; iv: string; parcel: string; content: DocumentSide | 'draft' };

async function prepare({ key, iv, parcel, content }: Sealing, use: 'encrypt' | 'decrypt') {
  const cryptoKey = await crypto.subtle.importKey('raw', fromBase64Url(key), 'AES-GCM', false, [use]);
  const additionalData = new TextEncoder().encode(bindParcel(content, parcel));
  return { cryptoKey, parameters: { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData } };
}

/**
 * Encrypts with AES-256-GCM: the ciphertext, with the tag behind it. The same again for the same photo, so that a parcel can
 * be continued after a reload; never for anything else under the same IV.
 */
export async function sealParcel(plain: Bytes, sealing: Sealing): Promise<Bytes> {
  const { cryptoKey, parameters } = await prepare(sealing, 'encrypt');
  return new Uint8Array(await crypto.subtle.encrypt(parameters, cryptoKey, plain));
}

/** Decrypts what sealParcel made; undefined where the key, or any byte, is another one. */
export async function openParcel(sealed: Bytes, sealing: Sealing): Promise<Bytes | undefined> {
  try {
    const { cryptoKey, parameters } = await prepare(sealing, 'decrypt');
    return new Uint8Array(await crypto.subtle.decrypt(parameters, cryptoKey, sealed));
  } catch {
    return undefined;
  }
}
