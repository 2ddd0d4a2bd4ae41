import sharp from 'sharp';
import { LONG_EDGE_PX } from '@/lib/shared/limits';

const WINDOW_PX = 8;
/** The constants of the SSIM paper (Wang et al. 2004) for 8-bit pixels. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

type Crop = { left: number; top: number; width: number; height: number };

const toGray = (image: Buffer, crop: Crop) =>
  sharp(image).extract(crop).grayscale().toColorspace('b-w').raw().toBuffer();

/** Peak signal-to-noise ratio in decibels; higher is closer. */
function measurePsnr(one: Buffer, other: Buffer): number {
  const squares = one.reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / one.length));
}

function measureWindow(one: Buffer, other: Buffer, indices: readonly number[]): number {
  const sums = { a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  for (const index of indices) {
    const a = one[index] ?? 0;
    const b = other[index] ?? 0;
    sums.a += a;
    sums.b += b;
    sums.aa += a * a;
    sums.bb += b * b;
    sums.ab += a * b;
  }
  const count = indices.length;
  const [meanA, meanB] = [sums.a / count, sums.b / count];
  const varianceA = sums.aa / count - meanA ** 2;
  const varianceB = sums.bb / count - meanB ** 2;
  const covariance = sums.ab / count - meanA * meanB;
  return (
    ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2))
  );
}

/** Structural similarity, averaged over windows of 8 by 8 pixels; 1 means identical. */
function measureSsim(one: Buffer, other: Buffer, { width, height }: Crop): number {
  let sum = 0;
  let count = 0;
  for (let top = 0; top + WINDOW_PX <= height; top += WINDOW_PX / 2) {
    for (let left = 0; left + WINDOW_PX <= width; left += WINDOW_PX / 2) {
      const indices = Array.from(
        { length: WINDOW_PX ** 2 },
        (_, index) => (top + Math.floor(index / WINDOW_PX)) * width + left + (index % WINDOW_PX),
      );
      sum += measureWindow(one, other, indices);
      count += 1;
    }
  }
  return sum / count;
}

/**
 * Compares the text in a prepared photo with a careful downscale (Lanczos, three lobes) of the original.
 *
 * @param original the photo that was prepared
 * @param jpeg what a contender made of it
 * @returns how close it is, in gray, over the lines of text on the card; undefined if it was not shrunk
 */
export async function measureSharpness(
  original: Buffer,
  jpeg: Buffer,
): Promise<{ psnrDb: number; ssim: number } | undefined> {
  const { width, height } = await sharp(jpeg).metadata();
  if (width > LONG_EDGE_PX) return undefined;
  const careful = await sharp(original).resize(width, height, { kernel: 'lanczos3', fit: 'fill' }).png().toBuffer();
  const share = (length: number, part: number) => Math.round(length * part);
  const crop = {
    left: share(width, 0.4),
    top: share(height, 0.32),
    width: share(width, 0.4),
    height: share(height, 0.48),
  };
  const [one, other] = await Promise.all([toGray(careful, crop), toGray(jpeg, crop)]);
  return { psnrDb: measurePsnr(one, other), ssim: measureSsim(one, other, crop) };
}
