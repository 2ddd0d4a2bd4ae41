import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ASPECT_RATIOS, type DocumentShape, otherShape } from '@/lib/vision/card/document-shape';
import { findCardInFrame } from '@/lib/vision/card/find-card-in-frame';
import { judgeFrame } from '@/lib/vision/card/judge-frame';
import { readFrame } from '@/lib/vision/card/read-frame';
import { drawFrame, drawGray } from '../../fixtures/camera-frame';
import { photograph } from '../../fixtures/licenses/photograph';
import { OTHER_CARDS } from '../../fixtures/other-cards';

const FRAME_WIDTH_PX = 320;
/** Twice the resolution of what is judged. */
const PHOTO_WIDTH_PX = 2 * FRAME_WIDTH_PX;
const [PINK_CARD = '', , WHITE_CARD = '', CARD_BACK = ''] = OTHER_CARDS;
const [SAND_PAGE = '', PINK_PAGE = ''] = OTHER_CARDS.slice(-2);

/** A document under a phone's camera, in either guide's frame. */
async function see(svg: string, guide: DocumentShape, angles: { roll?: number; pitch?: number; yaw?: number } = {}) {
  const drawing = sharp(Buffer.from(svg)).flatten({ background: '#606060' }).grayscale().raw();
  const { data, info } = await drawing.toBuffer({ resolveWithObject: true });
  const jpeg = await photograph(
    { pixels: data, widthPx: info.width, heightPx: info.height },
    {
      widthPx: PHOTO_WIDTH_PX,
      heightPx: Math.round(PHOTO_WIDTH_PX / ASPECT_RATIOS[guide]),
      rollDegrees: angles.roll ?? 0,
      pitchDegrees: angles.pitch ?? 0,
      yawDegrees: angles.yaw ?? 0,
      fill: 0.72,
      blurPx: 0.5,
      light: [230, 200],
      noise: 3,
      jpegQuality: 90,
      seed: 'shape',
    },
  );
  return drawGray(sharp(jpeg).resize(FRAME_WIDTH_PX));
}

const ANGLES = [
  { roll: 0 },
  { roll: 4 },
  { pitch: 8 },
  { pitch: -8 },
  { yaw: 8 },
  { yaw: -8 },
  { pitch: 12, roll: 2 },
  { yaw: 12 },
  { pitch: 15 },
  { yaw: -15 },
];

describe.each(ANGLES)('seen at %j', (angles) => {
  test.each([
    ['card', 'white', WHITE_CARD],
    ['card', 'back', CARD_BACK],
    ['card', 'pink', PINK_CARD],
    ['passport', 'sand', SAND_PAGE],
    ['passport', 'pink', PINK_PAGE],
  ] as const)('a %s (%s) is found in its own guide', async (shape, _name, svg) => {
    expect(findCardInFrame(await see(svg, shape, angles), shape).kind).toBe('found');
  });
});

describe.each([{}, { roll: 3 }, { roll: -4 }, { pitch: 4 }, { yaw: 4 }])('nearly from above, at %j', (angles) => {
  test.each([
    ['passport', 'sand', SAND_PAGE],
    ['passport', 'pink', PINK_PAGE],
    ['card', 'white', WHITE_CARD],
    ['card', 'back', CARD_BACK],
    ['card', 'pink', PINK_CARD],
  ] as const)('a %s (%s) in the other guide is known as such', async (shape, _name, svg) => {
    const guide = otherShape(shape);
    expect(findCardInFrame(await see(svg, guide, angles), guide).kind).toBe('other');
  });
});

test('a gap between two boards beside a card does not make it a page', async () => {
  const heightPx = Math.round(FRAME_WIDTH_PX / ASPECT_RATIOS.card);
  const table = await drawFrame(FRAME_WIDTH_PX, heightPx, { fillPercent: 72, svg: PINK_CARD });
  const gap = Math.round(heightPx / 2 + (FRAME_WIDTH_PX * 0.72) / ASPECT_RATIOS.card / 2 + 16);
  const image = await drawGray(
    table.composite([
      { input: { create: { width: FRAME_WIDTH_PX, height: 3, channels: 3, background: '#222' } }, left: 0, top: gap },
    ]),
  );
  expect(findCardInFrame(image, 'card').kind).toBe('found');
});

test('a passport in the guide for cards makes the advice to choose the other document', async () => {
  const image = await see(SAND_PAGE, 'card');
  const kept = { left: 0, top: 0, width: image.widthPx, height: image.heightPx };
  const { reading } = readFrame(image, kept, 'card', undefined, () => image);
  expect(judgeFrame(reading)).toBe('shape');
});
