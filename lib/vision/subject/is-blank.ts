import { type Box, countBrightness, findPercentile } from '../gray/brightness';
import { type GrayImage, shrinkGray } from '../gray/gray-image';

/** Each sample is the mean of a square this long: grain averages out, print and faces remain. */
const MEAN_EDGE_PX = 8;
/**
 * Between two samples: more than vignettes, folds and shadows of paper produce, less than print out of focus or in the
 * dark.
 */
const STEP_MIN = 3;
const STEP_SHARE_MIN = 0.05;
/** Share of all samples: specks and a hair count as nothing; even a card that is far too small has more. */
const DETAIL_SHARE_MIN = 0.003;

/**
 * Whether there is nothing to see in a box: one color, whatever the light, or a blank page.
 *
 * @param image about 1,000 pixels long
 */
export function isBlank(image: GrayImage, box: Box): boolean {
  const { widthPx, heightPx, pixels } = shrinkGray(image, MEAN_EDGE_PX);
  const whole = { leftPx: 0, topPx: 0, rightPx: widthPx, bottomPx: heightPx };
  const light = findPercentile(countBrightness({ widthPx, heightPx, pixels }, whole), 0.98);
  const stepMin = STEP_MIN + light * STEP_SHARE_MIN;
  const [left, top] = [
    Math.max(1, Math.ceil(box.leftPx / MEAN_EDGE_PX)),
    Math.max(1, Math.ceil(box.topPx / MEAN_EDGE_PX)),
  ];
  const right = Math.min(widthPx - 1, Math.floor(box.rightPx / MEAN_EDGE_PX));
  const bottom = Math.min(heightPx - 1, Math.floor(box.bottomPx / MEAN_EDGE_PX));
  let detail = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * widthPx + x;
      const across = Math.abs((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0));
      const down = Math.abs((pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0));
      if (Math.max(across, down) >= stepMin) detail += 1;
    }
  }
  return detail < Math.max(0, right - left) * Math.max(0, bottom - top) * DETAIL_SHARE_MIN;
}
