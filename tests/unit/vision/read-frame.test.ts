import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ASPECT_RATIOS } from '@/lib/vision/card/document-shape';
import { judgeFrame, REFERENCE_CARD_WIDTH_PX } from '@/lib/vision/card/judge-frame';
import { readFrame } from '@/lib/vision/card/read-frame';
import { drawFrame, drawGray, type FrameOptions } from '../../fixtures/camera-frame';

/** What the video shows, in pixels; the frame to search is a shrunken copy. */
const VIDEO_WIDTH_PX = 1160;
const FRAME_WIDTH_PX = 320;
const heightOf = (widthPx: number) => Math.round(widthPx / ASPECT_RATIOS.card);
const KEPT = { left: 0, top: 0, width: FRAME_WIDTH_PX, height: heightOf(FRAME_WIDTH_PX) };

async function makeFrame(options: FrameOptions) {
  const video = await (await drawFrame(VIDEO_WIDTH_PX, heightOf(VIDEO_WIDTH_PX), { grainSteps: 3, ...options }))
    .png({ compressionLevel: 0 })
    .toBuffer();
  const image = await drawGray(sharp(video).resize(FRAME_WIDTH_PX, heightOf(FRAME_WIDTH_PX), { fit: 'fill' }));
  const cardWidthPx = (VIDEO_WIDTH_PX * (options.fillPercent ?? 86)) / 100;
  const widthPx = Math.round(VIDEO_WIDTH_PX * Math.min(1, REFERENCE_CARD_WIDTH_PX / cardWidthPx));
  const scaled = sharp(await sharp(video).resize(widthPx).png({ compressionLevel: 0 }).toBuffer());
  const detail = await drawGray(
    scaled.extract({
      left: Math.round(widthPx * 0.3),
      top: Math.round(heightOf(widthPx) * 0.3),
      width: 400,
      height: 240,
    }),
  );
  return { image, readDetail: () => detail };
}

/** The advice on the second of two frames. */
async function advise(options: FrameOptions, optionsBefore = options) {
  const before = await makeFrame(optionsBefore);
  const after = options === optionsBefore ? before : await makeFrame(options);
  const { memory } = readFrame(before.image, KEPT, 'card', undefined, before.readDetail);
  const { reading } = readFrame(after.image, KEPT, 'card', memory, after.readDetail);
  return judgeFrame(reading);
}

test.each([
  ['ready', {}],
  ['ready', { fillPercent: 70, tiltDegrees: 3 }],
  ['ready', { fillPercent: 92, brightness: 0.6 }],
  ['ready', { background: '#ffffff' }],
  ['dark', { brightness: 0.2 }],
  ['closer', { fillPercent: 50 }],
  ['further', { fillPercent: 98 }],
  ['center', { fillPercent: 10, shiftXShare: 0.7 }],
  ['off-right', { fillPercent: 66, shiftXShare: 0.15 }],
  ['glare', { glareShare: 0.12 }],
  ['glare', { glareShare: 0.2, tiltDegrees: 2 }],
  ['ready', { blurPx: 1.5 }],
  ['blurred', { blurPx: 3.5 }],
  ['blurred', { blurPx: 8 }],
] as const)('the advice is "%s" for a card drawn with %j', async (advice, options) => {
  expect(await advise(options)).toBe(advice);
});

test('a card that moves from one frame to the next is to be held still', async () => {
  expect(await advise({ shiftXShare: 0.03 }, {})).toBe('still');
});

test('the first frame of all is never ready', async () => {
  const { image, readDetail } = await makeFrame({});
  expect(judgeFrame(readFrame(image, KEPT, 'card', undefined, readDetail).reading)).toBe('still');
});
