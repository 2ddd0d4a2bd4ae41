import type { BarcodeArea } from './find-barcode-areas';
import { findRowTilt } from './find-row-tilt';
import type { Corners, Point } from './flatten';
import { findSquareCorners, measureSkew } from './measure-skew';
import { type Cutter, findCorners, makePiece, type Piece } from './piece';

/** Width of a piece at full size: licenses have up to about 360 of their thinnest bars side by side. */
export const ENOUGH_PX = 1800;
/** Width of a piece for measuring skew and for finding rows; at this size the grain is gone. */
const SKEW_PX = 900;
const ROWS_PX = 700;
/** Each round removes most of the remaining skew. */
const SKEW_ROUNDS = 3;

/**
 * Margin around the area, as a share of its width and height plus some pixels: the widest bars are at its ends, where
 * little contrast was found.
 */
const MARGIN_SHARE = 0.1;
const MARGIN_PX = 20;
/** Margin outside the corners of a barcode that could not be fully read, as shares of its width and its height. */
const CORNER_MARGIN_SHARE = { x: 0.03, y: 0.08 };

function cornersOf(area: BarcodeArea): Corners {
  const [cos, sin] = [Math.cos(area.angle), Math.sin(area.angle)];
  const u = area.widthPx * (0.5 + MARGIN_SHARE) + MARGIN_PX;
  const v = area.heightPx * (0.5 + MARGIN_SHARE) + MARGIN_PX;
  const at = (x: number, y: number): Point => ({
    x: area.centerX + x * cos - y * sin,
    y: area.centerY + x * sin + y * cos,
  });
  return [at(-u, -v), at(u, -v), at(u, v), at(-u, v)];
}

/**
 * Finds the piece of a photo in which an area's bars are upright and its rows level, however it was photographed.
 *
 * @returns a piece that is only rotated if the area does not look like a barcode (`isBarred`)
 */
export function layFlat(area: BarcodeArea, cut: Cutter): { piece: Piece; isBarred: boolean } {
  let piece = makePiece(cornersOf(area), SKEW_PX);
  for (let round = 0; round < SKEW_ROUNDS; round += 1) {
    const flat = cut(piece);
    const { skew, isBarred } = measureSkew(flat);
    if (round === 1 && !isBarred) return { piece: makePiece(cornersOf(area), ENOUGH_PX), isBarred };
    piece = makePiece(findCorners(piece, findSquareCorners(flat, skew)), SKEW_PX);
  }
  const flat = cut(makePiece(piece.corners, ROWS_PX));
  const skew = { barSlant: 0, barMeet: 0, ...findRowTilt(flat) };
  return { piece: makePiece(findCorners(piece, findSquareCorners(flat, skew)), ENOUGH_PX), isBarred: true };
}

/**
 * Straightens a piece by the corners of a barcode that was seen but not read: in pixels of the piece, they show its
 * perspective.
 */
export function straighten(piece: Piece, [p0, p1, p2, p3]: Corners): Piece {
  const place = (corner: Point, x: number, y: number): Point => ({
    x: corner.x / piece.widthPx + x * CORNER_MARGIN_SHARE.x,
    y: corner.y / piece.heightPx + y * CORNER_MARGIN_SHARE.y,
  });
  const shares: Corners = [place(p0, -1, -1), place(p1, 1, -1), place(p2, 1, 1), place(p3, -1, 1)];
  return makePiece(findCorners(piece, shares), ENOUGH_PX);
}
