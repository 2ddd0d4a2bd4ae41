import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { DocumentKeyError } from '../sealing/document-key-error';
import { makeKeyedDigest } from '../sealing/keyed-digest';

/** Enough to tell addresses apart. */
const SHOWN_DIGITS = 16;

/**
 * A digest of a client address for the activity record: the same for the same address, and nobody can find out the
 * address without the document keys. It changes when the keys are rotated.
 *
 * @returns the id of the key, a colon, and 16 hexadecimal digits; undefined if the keys cannot be used
 */
export async function digestAddress(address: string): Promise<string | undefined> {
  try {
    const { keys } = await openEmbeddedStore();
    const [keyId, hex = ''] = makeKeyedDigest(keys, 'activity-address', [address]).split(':');
    return `${keyId}:${hex.slice(0, SHOWN_DIGITS)}`;
  } catch (error) {
    if (error instanceof DocumentKeyError) return undefined;
    throw error;
  }
}
