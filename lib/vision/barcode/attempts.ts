import type { GrayImage } from '../gray/gray-image';
import type { Corners } from './flatten';
import { type Cutter, findCorners, type Piece } from './piece';
import { sharpenBars } from './sharpen-bars';
import { thinBars } from './thin-bars';

/** One way to present a piece to the reader. */
export type Attempt = {
  /** Scale factors on the piece's own size, across the bars and along them. */
  scale: readonly [across: number, along: number];
  /** How far the rows still slope. */
  slopeDegrees?: number;
  bars?: 'sharp' | 'thin';
};

const even = (...scales: number[]): Attempt[] => scales.map((scale) => ({ scale: [scale, scale] }));
const sloped = (attempt: Attempt, ...degrees: number[]): Attempt[] =>
  degrees.map((slopeDegrees) => ({ ...attempt, slopeDegrees }));

/** If none of these sees a barcode at all, there is none. */
export const FIRST_ATTEMPTS: readonly Attempt[] = [...even(1), { scale: [1.5, 1] }, ...even(0.85, 0.6)];

/**
 * The reader is picky about sizes and tolerates about two degrees of tilt; a smaller picture removes some blur and
 * grain.
 */
export const FURTHER_ATTEMPTS: readonly Attempt[] = [
  ...even(1.5),
  { scale: [1, 1], bars: 'sharp' },
  { scale: [1.5, 1], bars: 'sharp' },
  ...sloped({ scale: [1, 1] }, 1.5, -1.5),
  { scale: [2, 2], bars: 'thin' },
  { scale: [3, 3], bars: 'thin' },
  ...even(0.7, 1.2, 0.5),
  { scale: [0.7, 0.7], bars: 'sharp' },
  { scale: [2, 1.5], bars: 'sharp' },
  ...sloped({ scale: [1.5, 1], bars: 'sharp' }, 1.5, -1.5, 3, -3),
  ...sloped({ scale: [0.6, 0.6] }, 3, -3),
];

/** As a share of the width of a piece cut out around a license's barcode: about how wide the thinnest bars are. */
const THIN_BAR_SHARE = 1 / 400;

const RADIANS = Math.PI / 180;

/** The piece as an attempt presents it. */
export function varyPiece(piece: Piece, { scale: [across, along], slopeDegrees = 0 }: Attempt): Piece {
  const rise = (Math.tan(slopeDegrees * RADIANS) * piece.widthPx) / piece.heightPx / 2;
  const shares: Corners = [
    { x: 0, y: -rise },
    { x: 1, y: rise },
    { x: 1, y: 1 + rise },
    { x: 0, y: 1 - rise },
  ];
  return {
    corners: findCorners(piece, shares),
    widthPx: Math.max(1, Math.round(piece.widthPx * across)),
    heightPx: Math.max(1, Math.round(piece.heightPx * along)),
  };
}

/** Cuts out a varied piece, with its bars sharpened or thinned as the attempt asks. */
export function cutForAttempt(piece: Piece, { bars }: Attempt, cut: Cutter): GrayImage {
  const picture = cut(piece);
  if (bars === 'sharp') return sharpenBars(picture, Math.max(1, Math.round(piece.widthPx * THIN_BAR_SHARE)));
  return bars === 'thin' ? thinBars(picture) : picture;
}
