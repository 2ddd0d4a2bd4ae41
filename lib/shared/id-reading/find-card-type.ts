import { type AamvaCard, findElement } from './find-aamva-elements';
import type { IdReading } from './id-reading';

/** Classes of vehicles as issuers write them: a letter or two, perhaps followed by others (`C`, `DM`, `A-M`, `G1`). */
const VEHICLE_CLASS = /^[A-HMOR](?![A-Z]{2})/i;

/**
 * Tells a driver's license from a card that only identifies, by its barcode. Some issuers write both into a subfile of
 * type DL, so a license also has to name a class of vehicles. Source: AAMVA DL/ID Card Design Standard, D.12.4 and D.12.5.
 *
 * @returns undefined if it may be either
 */
export function findCardType({ subfiles, elements }: AamvaCard): IdReading['documentType'] {
  const isLicense = subfiles.has('DL') || subfiles.has('EN');
  if (subfiles.has('ID')) return isLicense ? undefined : 'id-card';
  return VEHICLE_CLASS.test(findElement(elements, 'vehicleClass')) ? 'drivers-license' : undefined;
}
