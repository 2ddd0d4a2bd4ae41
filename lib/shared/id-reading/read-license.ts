import type { IdReading } from './id-reading';
import { readAamva } from './read-aamva';
import { readMagneticStripe } from './read-magnetic-stripe';

/**
 * Reads the text of a license's barcode, in whichever layout it is. Never throws.
 *
 * @param epochMs the time it is, to tell a plausible date of birth
 * @returns undefined unless it is a license with a plausible date of birth and at least one more value
 */
export function readLicense(payload: string, epochMs: number): IdReading | undefined {
  return readAamva(payload, epochMs) ?? readMagneticStripe(payload, epochMs);
}
