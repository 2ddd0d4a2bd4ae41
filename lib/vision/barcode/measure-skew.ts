import type { GrayImage } from '../gray/gray-image';
import type { Corners, Point } from './flatten';

/** An edge counts as part of a bar or a row if it is within about 20 degrees of upright or of level. */
const MOST_SLANT = 0.36;
/**
 * Bars have at least this share of all contrast, and this many times as much as the edges of their rows; print and
 * patterns have less.
 */
const LEAST_BAR_SHARE = 0.4;
const LEAST_BARS_TO_ROWS = 2;
/** Share of the strongest edges' strength; weaker edges are grain. */
const LEAST_SHARE = 0.25;
const MARGIN_PX = 2;

/**
 * Where parallel lines of the barcode meet, in a frame whose origin is the middle of the picture and whose unit is half
 * its width: bars run toward (barSlant, 1, barMeet), rows toward (1, rowSlope, rowMeet), both homogeneous. All are 0
 * face on.
 */
export type Skew = { barSlant: number; barMeet: number; rowSlope: number; rowMeet: number };

/** Fits tilt = middle + change · place by weighted least squares. */
function makeFit() {
  let [sum, places, squares, tilts, products] = [0, 0, 0, 0, 0];
  return {
    add(place: number, tilt: number, weight: number) {
      sum += weight;
      places += weight * place;
      squares += weight * place * place;
      tilts += weight * tilt;
      products += weight * place * tilt;
    },
    solve(): [middle: number, change: number] {
      const determinant = sum * squares - places * places;
      if (!(determinant > 0)) return [0, 0];
      return [(tilts * squares - products * places) / determinant, (products * sum - tilts * places) / determinant];
    },
  };
}

/** Scharr's 3-10-3, which preserves directions. */
function measureGradients({ pixels, widthPx, heightPx }: GrayImage) {
  const across = new Float32Array(pixels.length);
  const down = new Float32Array(pixels.length);
  let [mostAcross, mostDown] = [0, 0];
  for (let y = MARGIN_PX; y < heightPx - MARGIN_PX; y += 1) {
    for (let x = MARGIN_PX, at = y * widthPx + MARGIN_PX; x < widthPx - MARGIN_PX; x += 1, at += 1) {
      const diagonal = (pixels[at + widthPx + 1] ?? 0) - (pixels[at - widthPx - 1] ?? 0);
      const other = (pixels[at - widthPx + 1] ?? 0) - (pixels[at + widthPx - 1] ?? 0);
      const gx = 3 * (diagonal + other) + 10 * ((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0));
      const gy = 3 * (diagonal - other) + 10 * ((pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0));
      across[at] = gx;
      down[at] = gy;
      mostAcross = Math.max(mostAcross, Math.abs(gx));
      mostDown = Math.max(mostDown, Math.abs(gy));
    }
  }
  return { across, down, leastAcross: mostAcross * LEAST_SHARE, leastDown: mostDown * LEAST_SHARE };
}

/**
 * Measures the rotation, slant and perspective of a barcode that nearly fills a picture and is nearly upright.
 *
 * @returns also whether it looks like a barcode: whether most of the contrast is across upright bars
 */
export function measureSkew(image: GrayImage): { skew: Skew; isBarred: boolean } {
  const { across, down, leastAcross, leastDown } = measureGradients(image);
  const { widthPx, heightPx } = image;
  const [bars, rows] = [makeFit(), makeFit()];
  const unit = widthPx / 2;
  let [all, ofBars, ofRows] = [0, 0, 0];
  for (let y = MARGIN_PX, at = 0; y < heightPx - MARGIN_PX; y += 1) {
    const v = (y + 0.5 - heightPx / 2) / unit;
    at = y * widthPx + MARGIN_PX;
    for (let x = MARGIN_PX; x < widthPx - MARGIN_PX; x += 1, at += 1) {
      const [gx, gy] = [across[at] ?? 0, down[at] ?? 0];
      const [sizeX, sizeY] = [Math.abs(gx), Math.abs(gy)];
      const energy = gx * gx + gy * gy;
      all += energy;
      if (sizeY < MOST_SLANT * sizeX) ofBars += energy;
      else if (sizeX < MOST_SLANT * sizeY) ofRows += energy;
      if (sizeX < leastAcross && sizeY < leastDown) continue;
      // An edge's gradient is at a right angle to the line it belongs to.
      if (sizeX >= leastAcross && sizeY < MOST_SLANT * sizeX) bars.add((x + 0.5) / unit - 1, -gy / gx, gx * gx);
      else if (sizeY >= leastDown && sizeX < MOST_SLANT * sizeY) rows.add(v, -gx / gy, gy * gy);
    }
  }
  // Lines that meet far away tilt toward each other in proportion to their distance from the middle.
  const [barSlant, barSpread] = bars.solve();
  const [rowSlope, rowSpread] = rows.solve();
  return {
    skew: { barSlant, barMeet: -barSpread, rowSlope, rowMeet: -rowSpread },
    isBarred: ofBars > LEAST_BAR_SHARE * all && ofBars > LEAST_BARS_TO_ROWS * ofRows,
  };
}

/**
 * The corners, as shares of the picture, that remove the skew when flattened; they enclose about as much as the picture
 * does.
 */
export function findSquareCorners({ widthPx, heightPx }: GrayImage, skew: Skew): Corners {
  const ratio = heightPx / widthPx;
  const place = (x: number, y: number): Point => {
    const w = 1 + skew.rowMeet * x + skew.barMeet * y;
    return {
      x: 0.5 + (x + skew.barSlant * y) / w / 2,
      y: 0.5 + (skew.rowSlope * x + y) / w / 2 / ratio,
    };
  };
  return [place(-1, -ratio), place(1, -ratio), place(1, ratio), place(-1, ratio)];
}
