import sharp from 'sharp';

export type TestImage = {
  format?: 'jpeg' | 'png' | 'webp';
  widthPx?: number;
  heightPx?: number;
  /** Other seeds give other pixels. */
  seed?: number;
};

/** Creates a small valid image with a pattern; the same request always gives the same bytes. */
export function makeTestImage({
  format = 'jpeg',
  widthPx = 24,
  heightPx = 16,
  seed = 1,
}: TestImage = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (index * (seed * 2 + 1) + seed * 37) % 256;
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** The same, as plain base64. */
export async function makeTestImageBase64(image?: TestImage): Promise<string> {
  return (await makeTestImage(image)).toString('base64');
}
