import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type GrayImage, shrinkGray, toGray } from '@/lib/vision/gray/gray-image';
import { assessImage, GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import { COMPARED_EDGE_PX, isSameSide } from '@/lib/vision/quality/compare-images';
import { BACK_SVG } from '../../fixtures/card-drawing';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { makeScene, type Scene } from '../../fixtures/quality-scenes';
import { makeLicensePhoto } from '../../setup/license-photos';
import { toGrayImage } from '../../setup/to-gray-image';

async function grayOf(jpeg: Buffer, edgePx: number, fit: 'inside' | 'fill'): Promise<GrayImage> {
  return toGrayImage(sharp(jpeg).resize(edgePx, edgePx, { fit, withoutEnlargement: true }));
}

async function assess(scene: Scene) {
  const small = { widthPx: 1200, heightPx: 900, ...scene };
  return assessImage(await grayOf(await makeScene(small), GRAY_LONG_EDGE_PX, 'inside'), 1200);
}

const evenImage = (brightness: number): GrayImage => ({
  widthPx: 400,
  heightPx: 300,
  pixels: new Uint8ClampedArray(120_000).fill(brightness),
});

describe('the notes on a photo', () => {
  test('there are none on a good photo, on a plain or a patterned surface, straight or a little askew', async () => {
    expect(await assess({})).toEqual([]);
    expect(await assess({ background: 'wood', svg: BACK_SVG, tiltDegrees: 4 })).toEqual([]);
    expect(await assess({ background: 'tiles', tiltDegrees: -3 })).toEqual([]);
  });

  test('there are none on a card that was cropped to its borders', async () => {
    expect(await assess({ cardShare: 1, heightPx: 757 })).toEqual([]);
  });

  test('there are none on a license in perspective, whose print and barcode look like a small card', async () => {
    const photo = sharp((await makeLicensePhoto()).buffer)
      .resize(2000)
      .jpeg();
    expect(assessImage(await grayOf(await photo.toBuffer(), GRAY_LONG_EDGE_PX, 'inside'), 2000)).toEqual([]);
  });

  test('a blur that makes small print unreadable is noted, the softness of every lens is not', async () => {
    expect(await assess({ blurPx: 1.2 })).toEqual([]);
    expect(await assess({ blurPx: 5 })).toEqual(['blurred']);
  });

  test('a hand that moved sideways is noted, though lines along the movement stay sharp', async () => {
    expect(await assess({ shakePx: 17 })).toEqual(['blurred']);
  });

  test('a hand that moved over a barcode is noted, whichever way', async () => {
    expect(await assess({ svg: BACK_SVG, shakePx: 17 })).toEqual(['blurred']);
    expect(await assess({ svg: BACK_SVG, shakePx: 17, isShakenUpwards: true })).toEqual(['blurred']);
    expect(await assess({ svg: BACK_SVG, shakePx: 5 })).toEqual([]);
  });

  test('a dark card in fair light is not called dark', async () => {
    const [, darkGreen] = OTHER_CARDS;
    expect(await assess({ ...(darkGreen ? { svg: darkGreen } : {}), exposure: 0.55, isHeld: true })).toEqual([]);
  });

  test('a dark photo is noted as dark, and not as blurred', async () => {
    expect(await assess({ exposure: 0.18, blurPx: 5 })).toEqual(['too-dark']);
  });

  test('a reflection on the card is noted, beside the card it is not', async () => {
    expect(await assess({ glare: { x: 0.6, y: 0.5, radiusPx: 110 } })).toEqual(['glare']);
    expect(await assess({ cardShare: 0.6, glare: { x: 0.06, y: 0.08, radiusPx: 60 } })).toEqual([]);
  });

  test.each(['table', 'wood'] as const)('a card that the border cuts is noted on a %s', async (background) => {
    expect(await assess({ background, offsetX: 0.35 })).toEqual(['cut-off']);
    expect(await assess({ background, offsetX: -0.35 })).toEqual(['cut-off']);
  });

  test('a small card is noted', async () => {
    expect(await assess({ cardShare: 0.38 })).toEqual(['too-small']);
  });

  test.each(['paper', 'tiles', 'cloth'] as const)(
    'a small card whose border is lost on %s is noted',
    async (background) => {
      expect(await assess({ background, cardShare: 0.38 })).toEqual(['too-small']);
      expect(await assess({ background, cardShare: 0.58 })).toEqual([]);
    },
  );

  test('a portrait or a barcode on a card that fills the photo is not taken for a small card', async () => {
    for (const svg of OTHER_CARDS) expect(await assess({ svg, background: 'paper' })).toEqual([]);
  });

  test('a picture without anything in it is not called blurred', () => {
    expect(assessImage(evenImage(200), 2000)).toEqual([]);
    expect(assessImage(evenImage(0), 2000)).toEqual(['too-dark']);
  });

  test('pictures of a few pixels do not break it', () => {
    const image = { widthPx: 3, heightPx: 2, pixels: new Uint8ClampedArray(6) };
    expect(assessImage(image, 3)).toEqual(['too-dark', 'too-small']);
  });
});

describe('one side on both photos', () => {
  const compare = async (one: Buffer, other: Buffer) =>
    isSameSide(await grayOf(one, COMPARED_EDGE_PX, 'fill'), await grayOf(other, COMPARED_EDGE_PX, 'fill'));

  test('is known again when it was made smaller and saved as another format', async () => {
    const photo = await makeScene({ background: 'cloth' });
    expect(await compare(photo, await sharp(photo).resize(800).webp({ quality: 45 }).toBuffer())).toBe(true);
  });

  test('is known again in another shot: elsewhere, from further away, turned, in other light', async () => {
    const another = { background: 'wood', cardShare: 0.7, tiltDegrees: 4, offsetX: 0.04, offsetY: -0.03 } as const;
    const first = await makeScene({ background: 'cloth' });
    expect(await compare(first, await makeScene({ ...another, exposure: 0.7, falloff: 0.4 }))).toBe(true);
    expect(await compare(first, await makeScene({ ...another, svg: BACK_SVG }))).toBe(false);
  });

  test('is known again upside down and on its side', async () => {
    const first = await makeScene({ background: 'cloth' });
    const second = await makeScene({ background: 'wood', cardShare: 0.7, tiltDegrees: 4 });
    const back = await makeScene({ background: 'wood', cardShare: 0.7, svg: BACK_SVG });
    for (const turn of [90, 180, 270]) {
      expect(await compare(first, await sharp(second).rotate(turn).toBuffer())).toBe(true);
      expect(await compare(first, await sharp(back).rotate(turn).toBuffer())).toBe(false);
    }
  });

  test('is not what front and back of one card are, in one place, also where it is small or blurred', async () => {
    for (const scene of [{}, { cardShare: 0.4 }, { blurPx: 9 }]) {
      const front = await makeScene({ background: 'desk', ...scene });
      expect(await compare(front, await makeScene({ background: 'desk', svg: BACK_SVG, ...scene }))).toBe(false);
    }
  });

  test('is not what two even pictures have', () => {
    expect(isSameSide(evenImage(10), evenImage(10))).toBe(false);
  });
});

describe('a gray copy', () => {
  test('weighs the colors as eyes do', () => {
    const pixels = new Uint8ClampedArray([255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
    expect([...toGray(pixels, 3, 1).pixels]).toEqual([255, 150, 29]);
  });

  test('is shrunk by averages, and an odd border is left out', () => {
    const image = { widthPx: 3, heightPx: 2, pixels: new Uint8ClampedArray([10, 20, 99, 30, 40, 99]) };
    expect(shrinkGray(image, 2)).toEqual({ widthPx: 1, heightPx: 1, pixels: new Uint8ClampedArray([25]) });
  });
});
