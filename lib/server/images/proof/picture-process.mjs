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
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

async function decode(bytes, maxPixels) {
  const options = { failOn: 'warning', limitInputPixels: maxPixels };
  const { width, height } = await sharp(bytes, options).metadata();
  const small = { width: Math.ceil(width / SHRINK), height: Math.ceil(height / SHRINK) };
  await sharp(bytes, options)
    .resize({ ...small, fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer();
  return { widthPx: width, heightPx: height };
}

/** A JPEG without what lies behind its last block; others as they are. */
async function findExact(bytes, format) {
  if (format === 'png') return (await isPngDataExact(bytes)) ? bytes : undefined;
  const end = format === 'jpeg' ? findJpegDataEnd(bytes) : undefined;
  if (end === 'damaged') return undefined;
  const isExact = end === undefined || end === bytes.length - END_OF_IMAGE.length;
  return isExact ? bytes : Buffer.concat([bytes.subarray(0, end), END_OF_IMAGE]);
}

async function prove({ bytes, format, maxPixels }) {
  try {
    const exact = await findExact(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format);
    if (!exact) return { isWhole: false };
    const size = await decode(exact, maxPixels);
    return { isWhole: true, ...size, byteCount: exact.length };
  } catch {
    return { isWhole: false };
  }
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
