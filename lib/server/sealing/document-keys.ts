import { createSecretKey, type KeyObject } from 'node:crypto';
import { findBytesOfStrictBase64 } from '../images/decode-base64';
import { DocumentKeyError } from './document-key-error';

/** The master keys: each image has its own key, and a master key wraps it. */
export type DocumentKeys = {
  /** The key that wraps new images. */
  activeId: string;
  /** Every key that may unwrap, by its id; the active one first. */
  byId: ReadonlyMap<string, KeyObject>;
  /** Looks for a key added after these were read. Absent if keys cannot be added while the portal runs. */
  findLaterKey?: (id: string) => KeyObject | undefined;
};

export const DOCUMENT_KEY_BYTES = 32;

const ENTRY = /^([A-Za-z0-9_-]{1,64}):(\S+)$/;

function readEntry(entry: string, source: string): [string, KeyObject] {
  const match = ENTRY.exec(entry);
  if (!match?.[1] || !match[2]) {
    throw new DocumentKeyError(`${source} must be written id:key, further keys after a comma.`);
  }
  const [, id, base64] = match;
  const bytes = findBytesOfStrictBase64(base64);
  if (bytes?.length !== DOCUMENT_KEY_BYTES) {
    throw new DocumentKeyError(`${source}: the key "${id}" must be ${DOCUMENT_KEY_BYTES} bytes in base64.`);
  }
  return [id, createSecretKey(bytes)];
}

/**
 * Reads document keys in the form `id:base64,id2:base64` (commas or line breaks). The first one wraps new images; all
 * of them unwrap.
 *
 * @param source says where the text is, for messages
 * @throws DocumentKeyError when the text is not such a list; the message includes no key
 */
export function parseDocumentKeys(text: string, source: string): DocumentKeys {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const keys = entries.map((entry) => readEntry(entry, source));
  const byId = new Map(keys);
  const [active] = keys;
  if (!active) throw new DocumentKeyError(`${source} holds no key.`);
  if (byId.size < keys.length) throw new DocumentKeyError(`${source} names a key twice.`);
  return { activeId: active[0], byId };
}
