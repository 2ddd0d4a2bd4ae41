import type { DocumentSide } from '@/lib/shared/contract/request';
import { bindParcel } from '@/lib/shared/parcels/parcel';
import { fromBase64Url, toBase64Url } from '../base64-url';

const IV_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

/** Whether the browser can encrypt here: it cannot on an insecure origin. */
export const canEncrypt = (): boolean => globalThis.crypto?.subtle !== undefined;

/** An IV as base64url: a fresh one for everything encrypted with a key. */
export const makeIv = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(IV_BYTES)));

/** Identifies a photo: SHA-256 as base64url. */
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
 * Encrypts with AES-256-GCM: the ciphertext, followed by the tag. Deterministic for the same photo, so that a parcel
 * can be resumed after a reload; never use it for anything else with the same IV.
 */
export async function sealParcel(plain: Bytes, sealing: Sealing): Promise<Bytes> {
  const { cryptoKey, parameters } = await prepare(sealing, 'encrypt');
  return new Uint8Array(await crypto.subtle.encrypt(parameters, cryptoKey, plain));
}

/** Decrypts the output of sealParcel; undefined if the key, or any byte, differs. */
export async function openParcel(sealed: Bytes, sealing: Sealing): Promise<Bytes | undefined> {
  try {
    const { cryptoKey, parameters } = await prepare(sealing, 'decrypt');
    return new Uint8Array(await crypto.subtle.decrypt(parameters, cryptoKey, sealed));
  } catch {
    return undefined;
  }
}
