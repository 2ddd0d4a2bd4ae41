import sharp from 'sharp';

const SAMPLE_PX = 64;

const toSample = (image: Buffer) =>
  sharp(image).rotate().grayscale().resize(SAMPLE_PX, SAMPLE_PX, { fit: 'fill' }).raw().toBuffer();

/** How much two images differ when shown upright and small: 0 is identical, 255 black against white. */
export async function measureDifference(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all([toSample(one), toSample(other)]);
  const sum = first.reduce((total, value, index) => total + Math.abs(value - (second[index] ?? 0)), 0);
  return sum / first.length;
}
