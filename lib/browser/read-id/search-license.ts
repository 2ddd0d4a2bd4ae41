import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readAamva } from '@/lib/shared/id-reading/read-aamva';
import { type BarcodeArea, findBarcodeAreas } from './find-barcode-areas';
import { type Corners, flatten, type Point, unflatten } from './flatten';
import type { GrayImage } from './gray-image';
import { refineAngle } from './refine-angle';

/** What the barcode reader found in one picture; the corners as the barcode itself runs. */
export type FoundBarcode = { isValid: boolean; text: string; corners: Corners };

/** Reads PDF417 barcodes, also those that it could not read to the end. */
export type BarcodeReader = (picture: ImageData) => Promise<FoundBarcode | undefined>;

/**
 * Tried in this order: the reader bears about two degrees of tilt, bars look the same upside down, and some blur and grain
 * go away in a smaller picture.
 */
const ATTEMPTS: readonly { turnDegrees: number; scale: number }[] = [
  ...[0, 180].map((turnDegrees) => ({ turnDegrees, scale: 1 })),
  ...[0, 180].map((turnDegrees) => ({ turnDegrees, scale: 0.6 })),
  ...[1.5, -1.5, 181.5, 178.5, 3, -3].map((turnDegrees) => ({ turnDegrees, scale: 1 })),
  ...[1.5, -1.5, 3, -3].map((turnDegrees) => ({ turnDegrees, scale: 0.6 })),
];

/** Around the area: its ends have the widest bars, where little contrast was found. Of its width, and in pixels. */
const MARGIN_SHARE = 0.1;
const MARGIN_PX = 20;
/** Outside the corners of a barcode that could not be read to the end; of its width, and of its height. */
const CORNER_MARGIN_SHARE = { x: 0.03, y: 0.08 };

function cornersOf(area: BarcodeArea, turnDegrees: number): { corners: Corners; widthPx: number; heightPx: number } {
  const angle = area.angle + (turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const marginPx = area.heightPx * MARGIN_SHARE + MARGIN_PX;
  const [u, v] = [area.widthPx * (0.5 + MARGIN_SHARE) + MARGIN_PX, area.heightPx / 2 + marginPx];
  const at = (x: number, y: number): Point => ({
    x: area.centerX + x * cos - y * sin,
    y: area.centerY + x * sin + y * cos,
  });
  return { corners: [at(-u, -v), at(u, -v), at(u, v), at(-u, v)], widthPx: 2 * u, heightPx: 2 * v };
}

type Piece = { corners: Corners; widthPx: number; heightPx: number };

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
 * Looks for a licence's barcode in a photo and reads it: finds where it may be, lays that flat, and tries again at other
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
  const areas = findBarcodeAreas(image).map((area) => ({ ...area, angle: refineAngle(image, area) }));
  const tryPiece = async (piece: Piece) => {
    const [widthPx, heightPx] = [Math.round(piece.widthPx), Math.round(piece.heightPx)];
    const found = await read(flatten(image, piece.corners, widthPx, heightPx));
    const reading = found?.isValid ? readAamva(found.text, Date.now()) : undefined;
    return {
      reading,
      next: found && !found.isValid ? straighten({ ...piece, widthPx, heightPx }, found.corners) : undefined,
    };
  };
  for (const { turnDegrees, scale } of ATTEMPTS) {
    for (const area of areas) {
      if (!hasTime()) return undefined;
      const { corners, widthPx, heightPx } = cornersOf(area, turnDegrees);
      const first = await tryPiece({ corners, widthPx: widthPx * scale, heightPx: heightPx * scale });
      if (first.reading) return first.reading;
      const second = first.next && hasTime() ? await tryPiece(first.next) : undefined;
      if (second?.reading) return second.reading;
    }
  }
  return undefined;
}
