import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { type Corners, flatten, type Point, unflatten } from './flatten';

/** Four corners in a photo, in its pixels, and the size to flatten them to. */
export type Piece = { corners: Corners; widthPx: number; heightPx: number };

const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

/** The piece between four corners, sized by its longer edges but at most `mostPx` wide. */
export function makePiece(corners: Corners, mostPx: number): Piece {
  const [p0, p1, p2, p3] = corners;
  const width = Math.max(distance(p0, p1), distance(p3, p2));
  const height = Math.max(distance(p0, p3), distance(p1, p2));
  const factor = Math.min(1, mostPx / width);
  const shrink = (edge: number) => Math.max(1, Math.round(edge * factor));
  return { corners, widthPx: shrink(width), heightPx: shrink(height) };
}

/** The whole photo, shrunk to a long edge. */
export function makeWholePiece({ widthPx, heightPx }: GrayImage, longEdgePx: number): Piece {
  const corners: Corners = [
    { x: 0, y: 0 },
    { x: widthPx, y: 0 },
    { x: widthPx, y: heightPx },
    { x: 0, y: heightPx },
  ];
  return makePiece(corners, (longEdgePx * widthPx) / Math.max(widthPx, heightPx));
}

/** Where corners given as shares of a piece were in the photo. */
export function findCorners(piece: Piece, [p0, p1, p2, p3]: Corners): Corners {
  const place = (share: Point) => unflatten(piece.corners, share);
  return [place(p0), place(p1), place(p2), place(p3)];
}

/** Cuts a piece out of a photo and flattens it. */
export type Cutter = (piece: Piece) => GrayImage;

/**
 * Creates the function that cuts pieces out of a photo. It uses smaller copies where less detail is needed, so that no
 * fine line is skipped.
 */
export function makeCutter(image: GrayImage): Cutter {
  const copies = new Map<number, GrayImage>();
  return ({ corners: [p0, p1, p2, p3], widthPx, heightPx }) => {
    const factor = Math.max(1, Math.floor(distance(p0, p1) / widthPx));
    const copy = copies.get(factor) ?? shrinkGray(image, factor);
    copies.set(factor, copy);
    const scale = ({ x, y }: Point) => ({ x: x / factor, y: y / factor });
    return flatten(copy, [scale(p0), scale(p1), scale(p2), scale(p3)], widthPx, heightPx);
  };
}
