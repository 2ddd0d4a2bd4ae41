import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readAamva } from '@/lib/shared/id-reading/read-aamva';
import { type BarcodeArea, findBarcodeAreas } from '../../vision/barcode/find-barcode-areas';
import { type Corners, flatten, type Point, unflatten } from '../../vision/barcode/flatten';
import { refineAngle } from '../../vision/barcode/refine-angle';
import type { GrayImage } from '../../vision/gray/gray-image';

/** What the barcode reader found in one picture; the corners as the barcode itself runs. */
export type FoundBarcode = { isValid: boolean; text: string; corners: Corners };

/** Reads PDF417 barcodes, also those that it could not read to the end. */
export type BarcodeReader = (picture: ImageData) => Promise<FoundBarcode | undefined>;

type Attempt = {
  turnDegrees: number;
  /** How far the rows slope while the bars stand upright: so perspective shows on both. */
  slopeDegrees: number;
  scale: number;
};

const turned = (scale: number, ...degrees: number[]): Attempt[] =>
  degrees.map((turnDegrees) => ({ turnDegrees, slopeDegrees: 0, scale }));
const sloped = (scale: number, ...degrees: number[]): Attempt[] =>
  degrees.map((slopeDegrees) => ({ turnDegrees: 0, slopeDegrees, scale }));

/** Bars look the same upside down. When these see no barcode at all, there is none. */
const FIRST_ATTEMPTS = [...turned(1, 0, 180), ...turned(0.6, 0, 180), ...turned(1, 1.5, -1.5)];
/** The reader bears about two degrees of tilt, and some blur and grain go away in a smaller picture. */
const FURTHER_ATTEMPTS = [
  ...sloped(1, 2.5, -2.5),
  ...turned(1, 3, -3),
  ...turned(0.6, 1.5, -1.5),
  ...sloped(0.6, 2.5, -2.5, 5, -5),
  ...turned(0.6, 3, -3, 178.5, 181.5),
  ...sloped(0.4, 0, 2.5, -2.5),
];

/** Around the area: its ends have the widest bars, where little contrast was found. Of its width, and in pixels. */
const MARGIN_SHARE = 0.1;
const MARGIN_PX = 20;
/** Width of a piece at scale 1: licenses have up to about 360 of their thinnest bars side by side. */
const ENOUGH_PX = 1800;
/** Outside the corners of a barcode that could not be read to the end; of its width, and of its height. */
const CORNER_MARGIN_SHARE = { x: 0.03, y: 0.08 };

/** Four corners of the photo, and the size to lay them flat in. */
type Piece = { corners: Corners; widthPx: number; heightPx: number };

const RADIANS = Math.PI / 180;

function cutOut(area: BarcodeArea, { turnDegrees, slopeDegrees, scale }: Attempt): Piece {
  const angle = area.angle + turnDegrees * RADIANS;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const marginPx = area.heightPx * MARGIN_SHARE + MARGIN_PX;
  const [u, v] = [area.widthPx * (0.5 + MARGIN_SHARE) + MARGIN_PX, area.heightPx / 2 + marginPx];
  const at = (x: number, y: number): Point => ({
    x: area.centerX + x * cos - y * sin,
    y: area.centerY + x * sin + y * cos,
  });
  const rise = u * Math.tan(slopeDegrees * RADIANS);
  const factor = scale * Math.min(1, ENOUGH_PX / (2 * u));
  return {
    corners: [at(-u, -v - rise), at(u, -v + rise), at(u, v + rise), at(-u, v - rise)],
    widthPx: Math.round(2 * u * factor),
    heightPx: Math.round(2 * v * factor),
  };
}

/** A barcode that was seen and not read shows by its corners how it lies in perspective. */
function straighten(piece: Piece, found: Corners): Piece {
  const place = (corner: Point, x: number, y: number) =>
    unflatten(piece.corners, {
      x: corner.x / piece.widthPx + x * CORNER_MARGIN_SHARE.x,
      y: corner.y / piece.heightPx + y * CORNER_MARGIN_SHARE.y,
    });
  const [p0, p1, p2, p3] = found;
  return { ...piece, corners: [place(p0, -1, -1), place(p1, 1, -1), place(p2, 1, 1), place(p3, -1, 1)] };
}

/**
 * Looks for a license's barcode in a photo and reads it: finds where it may be, lays that flat, and tries again at other
 * angles and sizes while there is time.
 *
 * @param hasTime asked before each attempt
 * @returns undefined when there is none, or none that can be read
 */
export async function searchLicense(
  image: GrayImage,
  read: BarcodeReader,
  hasTime: () => boolean,
): Promise<IdReading | undefined> {
  let areas = findBarcodeAreas(image).map((area) => ({ ...area, angle: refineAngle(image, area) }));
  const seen = new Set<BarcodeArea>();

  /** Reads one piece; when a barcode is seen and not read, once more with its corners straightened. */
  const tryPiece = async (piece: Piece, area: BarcodeArea, isLast: boolean): Promise<IdReading | undefined> => {
    if (!hasTime()) return undefined;
    const found = await read(flatten(image, piece.corners, piece.widthPx, piece.heightPx));
    if (!found) return undefined;
    seen.add(area);
    if (found.isValid) return readAamva(found.text, Date.now());
    return isLast ? undefined : tryPiece(straighten(piece, found.corners), area, true);
  };
  const tryAll = async (attempts: readonly Attempt[]) => {
    for (const attempt of attempts) {
      for (const area of areas) {
        const reading = await tryPiece(cutOut(area, attempt), area, false);
        if (reading) return reading;
      }
    }
    return undefined;
  };

  const reading = await tryAll(FIRST_ATTEMPTS);
  if (reading) return reading;
  areas = areas.filter((area) => seen.has(area));
  return tryAll(FURTHER_ATTEMPTS);
}
