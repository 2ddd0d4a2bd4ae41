import type { GrayImage } from '../gray/gray-image';
import type { LineSearch } from './find-level-lines';
import { findLines, findOutline, type Point } from './find-outline';
import { standsOut } from './find-whole-card';

/** Seen so clearly, no other turn needs to be tried. */
const CERTAIN_COVERAGE = 0.88;
/** Together they find a card that is turned by up to 45°. */
const TURNS_DEGREES = [0, 30, -30];
const SEARCH: LineSearch = {
  // Half of 30°, and what perspective adds.
  tiltMaxDegrees: 18,
  tiltStepDegrees: 1,
  spanShare: 1,
  lengthShareMin: 0.08,
  emptyShare: 0,
};
/** Of a card that is tipped by 30° and near, as a slope. */
const SLOPE_DIFFERENCE_MAX = 0.4;
/** Width over height of a card or a page, seen from up to 35° aside. */
const ASPECT_MIN = 1.12;
const ASPECT_MAX = 2.1;
/** Share of the image's longer edge: smaller rectangles are parts of something. */
const WIDTH_SHARE_MIN = 0.12;

/** A document somewhere in the picture. `corners`: clockwise from its top left. `turnDegrees`: clockwise. */
export type FarCard = { corners: Point[]; widthPx: number; turnDegrees: number };

/** The image turned back by an angle, around its middle; the border is repeated beyond it. */
function turnBack(image: GrayImage, degrees: number): GrayImage {
  if (degrees === 0) return image;
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const widthPx = Math.ceil(image.widthPx * cos + image.heightPx * Math.abs(sin));
  const heightPx = Math.ceil(image.heightPx * cos + image.widthPx * Math.abs(sin));
  const pixels = new Uint8ClampedArray(widthPx * heightPx);
  const [rightPx, bottomPx] = [image.widthPx - 2, image.heightPx - 2];
  for (let y = 0, at = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1, at += 1) {
      const [dx, dy] = [x - widthPx / 2, y - heightPx / 2];
      const fromX = Math.max(0, Math.min(rightPx, dx * cos - dy * sin + image.widthPx / 2));
      const fromY = Math.max(0, Math.min(bottomPx, dx * sin + dy * cos + image.heightPx / 2));
      const [left, top] = [fromX | 0, fromY | 0];
      const [fx, fy] = [fromX - left, fromY - top];
      const from = top * image.widthPx + left;
      const upper = (image.pixels[from] as number) * (1 - fx) + (image.pixels[from + 1] as number) * fx;
      const lower =
        (image.pixels[from + image.widthPx] as number) * (1 - fx) +
        (image.pixels[from + image.widthPx + 1] as number) * fx;
      pixels[at] = upper * (1 - fy) + lower * fy;
    }
  }
  return { widthPx, heightPx, pixels };
}

/** Looks for a whole document anywhere in a picture: turned by up to 45°, and seen from up to about 30° aside. */
export function findCardAnywhere(image: GrayImage): FarCard | undefined {
  const widthMinPx = WIDTH_SHARE_MIN * Math.max(image.widthPx, image.heightPx);
  let best: FarCard | undefined;
  let bestScore = 0;
  for (const degrees of TURNS_DEGREES) {
    const turned = turnBack(image, degrees);
    const lines = findLines(turned, SEARCH);
    const outline = findOutline(lines, {
      isShape: ({ widthPx, heightPx }) =>
        widthPx >= widthMinPx && widthPx / heightPx >= ASPECT_MIN && widthPx / heightPx <= ASPECT_MAX,
      slopeDifferenceMax: SLOPE_DIFFERENCE_MAX,
      sideCoverageMin: 0.5,
      coverageMin: 0.68,
      accepts: (found) => standsOut(found, lines),
    });
    if (!outline) continue;
    const score = outline.coverage * Math.sqrt(outline.areaPx);
    if (score <= bestScore) continue;
    bestScore = score;
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const corners = outline.corners.map(({ x, y }) => {
      const [dx, dy] = [x - turned.widthPx / 2, y - turned.heightPx / 2];
      return { x: dx * cos - dy * sin + image.widthPx / 2, y: dx * sin + dy * cos + image.heightPx / 2 };
    });
    const [a, b, c, d] = corners as [Point, Point, Point, Point];
    const turn = Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x);
    best = { corners, widthPx: outline.widthPx, turnDegrees: (turn * 180) / Math.PI };
    if (outline.coverage >= CERTAIN_COVERAGE) break;
  }
  return best;
}
