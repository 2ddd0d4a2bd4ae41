import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { turnQuarter } from '@/lib/vision/gray/gray-image';
import { findFaces } from '@/lib/vision/portrait/find-faces';
import { findPortrait, hasPortrait } from '@/lib/vision/portrait/find-portrait';
import { DRAWN_PORTRAIT } from '../../fixtures/drawn-portrait';
import { drawGravel } from '../../fixtures/gravel';
import { photographPageWithoutZone } from '../../fixtures/mrz/photograph-page';
import { toGrayImage } from '../../setup/to-gray-image';

const draw = (body: string) =>
  toGrayImage(
    sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="750">${body}</svg>`)).flatten({
      background: '#fff',
    }),
  );

/** A portrait 350 × 450 units large. */
const at = (x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${DRAWN_PORTRAIT}</g>`;

describe('a face', () => {
  test.each([
    [0.3, 60],
    [0.6, 300],
    [1.5, 40],
  ])('is found where it is, in a portrait drawn at %s of its size', async (scale, left) => {
    const [face] = findFaces(await draw(at(left, 20, scale)));
    expect(Math.abs((face?.x ?? 0) - (left + 175 * scale))).toBeLessThan(25 * scale);
    expect(Math.abs((face?.y ?? 0) - (20 + 210 * scale))).toBeLessThan(40 * scale);
    expect((face?.widthPx ?? 0) / scale).toBeGreaterThan(120);
    expect((face?.widthPx ?? 0) / scale).toBeLessThan(240);
  });

  test('is a portrait, one of several or alone', async () => {
    expect(findPortrait(await draw(at(100, 100, 1)))).toBeDefined();
    expect(findPortrait(await draw(at(100, 100, 1) + at(600, 300, 0.5)))).toBeDefined();
  });

  test('is found upright and on its head, along the print that is given', async () => {
    let photo = await draw(at(100, 100, 1));
    for (let turn = 0; turn < 4; turn += 1) {
      expect(hasPortrait(photo, turn % 2 === 1)).toBe(true);
      expect(hasPortrait(photo, turn % 2 === 0)).toBe(false);
      photo = turnQuarter(photo);
    }
  });

  test('is not found on its head by a search that expects it upright', async () => {
    expect(findPortrait(turnQuarter(turnQuarter(await draw(at(100, 100, 1)))))).toBeUndefined();
  });
});

describe('no face', () => {
  test('is in gravel, on a page of text, in a picture of one color or one too small for any', async () => {
    const page = sharp(await photographPageWithoutZone('text', 1)).resize(1000);
    const pictures = [await draw(drawGravel('faces')), await toGrayImage(page), await draw('')];
    for (const picture of pictures)
      for (const isOnSide of [false, true]) expect(hasPortrait(picture, isOnSide)).toBe(false);
    expect(findFaces({ widthPx: 10, heightPx: 10, pixels: new Uint8ClampedArray(100) })).toEqual([]);
  });
});
