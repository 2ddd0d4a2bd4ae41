import type { IdReading } from './id-reading';
import { readAamva } from './read-aamva';
import { readMagneticStripe } from './read-magnetic-stripe';

/**
 * Parses the text of a license's barcode, whatever its layout. Never throws.
 *
 * @param epochMs the current time, to recognize a plausible date of birth
 * @returns undefined unless it is a license with a plausible date of birth and at least one more value
 */
export function readLicense(payload: string, epochMs: number): IdReading | undefined {
  return readAamva(payload, epochMs) ?? readMagneticStripe(payload, epochMs);
}
