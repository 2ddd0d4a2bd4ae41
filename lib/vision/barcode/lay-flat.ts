import type { BarcodeArea } from './find-barcode-areas';
import { findRowTilt } from './find-row-tilt';
import type { Corners, Point } from './flatten';
import { findSquareCorners, measureSkew } from './measure-skew';
import { type Cutter, findCorners, makePiece, type Piece } from './piece';

/** Width of a piece at its full size: licenses have up to about 360 of their thinnest bars side by side. */
export const ENOUGH_PX = 1800;
/** Width of a piece whose skew is measured, and of one whose rows are found; grain goes away. */
const SKEW_PX = 900;
const ROWS_PX = 700;
/** Each takes away most of what is left. */
const SKEW_ROUNDS = 3;

/** Around the area: its ends have the widest bars, where little contrast was found. Of its width, and in pixels. */
const MARGIN_SHARE = 0.1;
const MARGIN_PX = 20;
/** Outside the corners of a barcode that could not be read to the end; of its width, and of its height. */
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

/** Finds the piece of a photo in which an area's bars stand upright and its rows are level, however it was photographed. */
export function layFlat(area: BarcodeArea, cut: Cutter): Piece {
  let piece = makePiece(cornersOf(area), SKEW_PX);
  for (let round = 0; round < SKEW_ROUNDS; round += 1) {
    const flat = cut(piece);
    piece = makePiece(findCorners(piece, findSquareCorners(flat, measureSkew(flat))), SKEW_PX);
  }
  const flat = cut(makePiece(piece.corners, ROWS_PX));
  const skew = { barSlant: 0, barMeet: 0, ...findRowTilt(flat) };
  return makePiece(findCorners(piece, findSquareCorners(flat, skew)), ENOUGH_PX);
}

/** A barcode that was seen and not read shows by its corners, in pixels of the piece, how it lies in perspective. */
export function straighten(piece: Piece, [p0, p1, p2, p3]: Corners): Piece {
  const place = (corner: Point, x: number, y: number): Point => ({
    x: corner.x / piece.widthPx + x * CORNER_MARGIN_SHARE.x,
    y: corner.y / piece.heightPx + y * CORNER_MARGIN_SHARE.y,
  });
  const shares: Corners = [place(p0, -1, -1), place(p1, 1, -1), place(p2, 1, 1), place(p3, -1, 1)];
  return makePiece(findCorners(piece, shares), ENOUGH_PX);
}
