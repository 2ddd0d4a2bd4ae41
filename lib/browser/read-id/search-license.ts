import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readLicense } from '@/lib/shared/id-reading/read-license';
import {
  type Attempt,
  cutForAttempt,
  FIRST_ATTEMPTS,
  FURTHER_ATTEMPTS,
  varyPiece,
} from '../../vision/barcode/attempts';
import { findBarcodeAreas } from '../../vision/barcode/find-barcode-areas';
import type { Corners } from '../../vision/barcode/flatten';
import { layFlat, straighten } from '../../vision/barcode/lay-flat';
import { makeCutter, makeWholePiece, type Piece } from '../../vision/barcode/piece';
import { refineAngle } from '../../vision/barcode/refine-angle';
import type { GrayImage } from '../../vision/gray/gray-image';

/** What the barcode reader found in one picture; the corners follow the barcode's own direction. */
export type FoundBarcode = { isValid: boolean; text: string; corners: Corners };

/**
 * Reads PDF417 barcodes.
 *
 * @param isWhole whether it is the whole photo, where a barcode may have any orientation. In pieces of the photo,
 *   barcodes are also found that cannot be fully read.
 */
export type BarcodeReader = (picture: GrayImage, isWhole: boolean) => Promise<FoundBarcode | undefined>;

/** Why there is no reading: no barcode was seen, one was seen but not read, or what was read is not a license. */
export type SearchMiss = 'not-found' | 'not-read' | 'refused';
export type LicenseSearch = { reading: IdReading; miss?: undefined } | { reading?: undefined; miss: SearchMiss };

/** Long edge for the second pass over the whole photo: grain, halos and moiré disappear. */
const SMALL_PX = 1600;
/**
 * Longer photos are first searched at a small size: it takes a tenth of the time, and nearly everything readable at
 * full size is readable there.
 */
const LARGE_PX = 3000;

/**
 * Finds and reads a license's barcode in a photo: first in the whole photo, at full size and small. Then it locates
 * where the barcode may be, flattens that area, and retries with other sizes, slopes and strengths while there is time.
 *
 * @param hasTime checked before each attempt
 */
export async function searchLicense(
  image: GrayImage,
  read: BarcodeReader,
  hasTime: () => boolean,
): Promise<LicenseSearch> {
  const cut = makeCutter(image);
  let miss: SearchMiss = 'not-found';
  const refused = new Set<string>();
  // Garbage comes up once; a text that comes up twice is what the barcode says.
  let isRefusedTwice = false;
  const take = (found: FoundBarcode | undefined): IdReading | undefined => {
    const reading = found?.isValid ? readLicense(found.text, Date.now()) : undefined;
    if (found && miss !== 'refused') miss = found.isValid ? 'refused' : 'not-read';
    if (found?.isValid && !reading) {
      isRefusedTwice ||= refused.has(found.text);
      refused.add(found.text);
    }
    return reading;
  };
  const canGoOn = () => !isRefusedTwice && hasTime();
  const readIfTime = async (picture: () => GrayImage, isWhole: boolean) =>
    canGoOn() ? read(picture(), isWhole) : undefined;

  const readWhole = async (): Promise<IdReading | undefined> => {
    const longPx = Math.max(image.widthPx, image.heightPx);
    const asItIs = () => image;
    const small = () => cut(makeWholePiece(image, SMALL_PX));
    const looks = longPx > LARGE_PX ? [small, asItIs] : longPx > SMALL_PX ? [asItIs, small] : [asItIs];
    for (const look of looks) {
      const reading = take(await readIfTime(look, true));
      if (reading) return reading;
    }
    return undefined;
  };

  const seen = new Set<Piece>();
  /** If a barcode is seen but not read, tries once more with its corners straightened. */
  const readPiece = async (base: Piece, attempt: Attempt): Promise<IdReading | undefined> => {
    const piece = varyPiece(base, attempt);
    const found = await readIfTime(() => cutForAttempt(piece, attempt, cut), false);
    if (found) seen.add(base);
    if (!found || found.isValid) return take(found);
    const straight = straighten(piece, found.corners);
    return take((await readIfTime(() => cut(straight), false)) ?? found);
  };
  const readInTurn = async (pairs: Iterable<readonly [Piece, Attempt]>) => {
    for (const [piece, attempt] of pairs) {
      const reading = await readPiece(piece, attempt);
      if (reading) return reading;
    }
    return undefined;
  };

  const readAreas = async (): Promise<IdReading | undefined> => {
    for (const area of canGoOn() ? findBarcodeAreas(image) : []) {
      if (!canGoOn()) return undefined;
      const { piece, isBarred } = layFlat({ ...area, angle: refineAngle(image, area) }, cut);
      const attempts = isBarred ? FIRST_ATTEMPTS : FIRST_ATTEMPTS.slice(0, 1);
      const reading = await readInTurn(attempts.map((attempt) => [piece, attempt]));
      if (reading) return reading;
    }
    return readInTurn(FURTHER_ATTEMPTS.flatMap((attempt) => [...seen].map((piece) => [piece, attempt] as const)));
  };

  const reading = (await readWhole()) ?? (await readAreas());
  return reading ? { reading } : { miss };
}
