/**
 * Decodes pictures in a process of its own (picture-prover.ts): what a stranger's image can make of a decoder stays in
 * here. It is plain JavaScript, so that it starts without a build.
 */
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { findJpegDataEnd } from './jpeg-scan.mjs';
import { isPngDataExact } from './png-data.mjs';

/** Twice what the largest picture takes: progressive, 50 megapixels, 360 MB. */
const MEMORY_MAX_BYTES = 800_000_000;
const MEMORY_LOOK_MS = 25;
/** JPEGs are decoded at an eighth, which reads all of their data and is twice as fast. */
const SHRINK = 8;
const END_OF_IMAGE_BYTES = 2;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

/** Begins at once, on another thread; `stated` is the size that the picture should have. */
async function decode(bytes, { stated, maxPixels }) {
  const options = { failOn: 'warning', limitInputPixels: maxPixels };
  const small = { width: Math.ceil(stated.widthPx / SHRINK), height: Math.ceil(stated.heightPx / SHRINK) };
  const decoding = sharp(bytes, options)
    .resize({ ...small, fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer();
  const [{ width, height }] = await Promise.all([sharp(bytes, options).metadata(), decoding]);
  return { widthPx: width, heightPx: height };
}

/**
 * How many bytes of a picture count: without what lies behind the last block of a JPEG, which the decoder skips.
 * Undefined if its data is not that of its size.
 */
async function findByteCount(bytes, format) {
  if (format === 'png' && !(await isPngDataExact(bytes))) return undefined;
  const end = format === 'jpeg' ? findJpegDataEnd(bytes) : undefined;
  if (end === 'damaged') return undefined;
  return end === undefined ? bytes.length : end + END_OF_IMAGE_BYTES;
}

async function prove({ bytes, format, ...picture }) {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [decoded, counted] = await Promise.allSettled([decode(image, picture), findByteCount(image, format)]);
  const isWhole = decoded.status === 'fulfilled' && counted.value !== undefined;
  return isWhole ? { isWhole, ...decoded.value, byteCount: counted.value } : { isWhole: false };
}

try {
  // Where memory runs out, this process goes first and not the portal (Linux).
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // Other systems have no such file.
}
setInterval(() => {
  if (process.memoryUsage.rss() > MEMORY_MAX_BYTES) process.exit(1);
}, MEMORY_LOOK_MS);
process.on('disconnect', () => process.exit());
process.on('message', async ({ id, ...picture }) => process.send({ id, ...(await prove(picture)) }));
process.send({ isReady: true });
