import { type KeyObject, randomBytes } from 'node:crypto';
import type { DocumentSide } from '../../shared/contract/request';
import { open, seal } from './aes-gcm';
import { DOCUMENT_KEY_BYTES, type DocumentKeys } from './document-keys';
import { SealError } from './seal-error';
import { unwrap, wrap } from './wrap-key';

/** What an image belongs to. It can only be opened in the same place: moved or swapped ciphertext cannot be opened. */
export type ImageBinding = { customerId: string; setId: string; side: DocumentSide };

/** The key of one image, encrypted under the master key `keyId`. */
export type WrappedImageKey = { keyId: string; wrappedKey: Buffer };

/** One encrypted image: AES-256-GCM under its own key. */
export type SealedImage = WrappedImageKey & { iv: Buffer; tag: Buffer; ciphertext: Buffer };

const describePlace = ({ customerId, setId, side }: ImageBinding) => `${customerId}|${setId}|${side}`;
const imageContext = (binding: ImageBinding) => `image|${describePlace(binding)}`;
const keyContext = (binding: ImageBinding, keyId: string) => `image-key|${keyId}|${describePlace(binding)}`;

function getMasterKey(keys: DocumentKeys, keyId: string): KeyObject {
  const key = keys.byId.get(keyId) ?? keys.findLaterKey?.(keyId);
  if (!key) throw new SealError('DOCUMENT_KEY_MISSING');
  return key;
}

function wrapImageKey(keys: DocumentKeys, binding: ImageBinding, imageKey: Buffer): WrappedImageKey {
  const keyId = keys.activeId;
  return { keyId, wrappedKey: wrap(getMasterKey(keys, keyId), keyContext(binding, keyId), imageKey) };
}

function unwrapImageKey(keys: DocumentKeys, binding: ImageBinding, { keyId, wrappedKey }: WrappedImageKey): Buffer {
  const masterKey = getMasterKey(keys, keyId);
  try {
    return unwrap(masterKey, keyContext(binding, keyId), wrappedKey);
  } catch {
    throw new SealError('DOCUMENT_KEY_DAMAGED');
  }
}

/** Encrypts an image under its own fresh key, wrapped by the active master key. */
export function sealImage(keys: DocumentKeys, binding: ImageBinding, image: Uint8Array): SealedImage {
  const imageKey = randomBytes(DOCUMENT_KEY_BYTES);
  return { ...wrapImageKey(keys, binding, imageKey), ...seal(imageKey, imageContext(binding), image) };
}

/**
 * Decrypts an image.
 *
 * @throws SealError when its master key is not configured, or when the image was changed, moved or swapped
 */
export function openImage(keys: DocumentKeys, binding: ImageBinding, sealed: SealedImage): Buffer {
  const imageKey = unwrapImageKey(keys, binding, sealed);
  try {
    return open(imageKey, imageContext(binding), sealed);
  } catch {
    throw new SealError('DOCUMENT_DAMAGED');
  }
}

/**
 * Rewraps an image's key under the active master key; the encrypted image stays as it is.
 *
 * @throws SealError when its current master key is not configured or does not open it
 */
export function rewrapImageKey(keys: DocumentKeys, binding: ImageBinding, wrapped: WrappedImageKey): WrappedImageKey {
  return wrapImageKey(keys, binding, unwrapImageKey(keys, binding, wrapped));
}
