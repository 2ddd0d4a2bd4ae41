import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import { FINE_LONG_EDGE_PX, judgePhoto } from '@/lib/vision/subject/judge-photo';
import type { ExpectedDocument } from '@/lib/vision/subject/photo-judgment';
import { createRandom } from '../../crash/random';
import { BACK_SVG, FRONT_SVG } from '../../fixtures/card-drawing';
import { DRAWN_PORTRAIT } from '../../fixtures/drawn-portrait';
import { drawGravel } from '../../fixtures/gravel';
import { drawLicenseBack } from '../../fixtures/licenses/license-card';
import { LICENSE_ELEMENTS, makeLicensePayload } from '../../fixtures/licenses/license-payload';
import { photograph } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { type MrzFormat, makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';
import { photographPageWithoutZone } from '../../fixtures/mrz/photograph-page';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { makeScene, type Scene } from '../../fixtures/quality-scenes';
import { toGrayImage } from '../../setup/to-gray-image';

async function copyInGray(photo: Buffer, edgePx: number): Promise<GrayImage> {
  return toGrayImage(sharp(photo).resize(edgePx, edgePx, { fit: 'inside', withoutEnlargement: true }));
}

async function judge(photo: Buffer, side: ExpectedDocument['side'] = 'front', kind?: ExpectedDocument['kind']) {
  const { width = 0, height = 0 } = await sharp(photo).metadata();
  const [gray, fine] = [await copyInGray(photo, GRAY_LONG_EDGE_PX), await copyInGray(photo, FINE_LONG_EDGE_PX)];
  return judgePhoto(gray, fine, Math.max(width, height), { side, kind });
}

const judgeScene = async (scene: Scene, ...expected: [ExpectedDocument['side']?, ExpectedDocument['kind']?]) =>
  judge(await makeScene({ widthPx: 1200, heightPx: 900, ...scene }), ...expected);

const draw = (body: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">${body}</svg>`))
    .flatten({ background: '#fff' })
    .jpeg()
    .toBuffer();

const VIEW = {
  widthPx: 1600,
  heightPx: 1200,
  rollDegrees: 3,
  pitchDegrees: 4,
  yawDegrees: -4,
  fill: 0.8,
  blurPx: 0.4,
  light: [220, 200],
  noise: 4,
  jpegQuality: 88,
  seed: 'judge-photo',
} as const;

const photographPage = async (format: MrzFormat) =>
  photograph(await drawIdentityPage(format, makeMrzLines(format, makeHolder(createRandom(format)))), VIEW);

describe('a photo of an ID', () => {
  test('is called ready on either side', async () => {
    expect(await judgeScene({})).toEqual({ notes: [], isReady: true });
    expect(await judgeScene({ svg: BACK_SVG, background: 'wood' }, 'back')).toEqual({ notes: [], isReady: true });
  });

  test('is called ready when it lies on its side', async () => {
    const photo = await makeScene({ widthPx: 1200, heightPx: 900, background: 'paper' });
    expect(await judge(await sharp(photo).rotate(90).toBuffer())).toEqual({ notes: [], isReady: true });
  });

  test.each([0, 1, 2])('without a portrait (%i) is not called ready, and nothing is said against it', async (index) => {
    const photo = await judgeScene({ svg: OTHER_CARDS[index] ?? '', background: 'cloth' });
    expect(photo).toEqual({ notes: [], isReady: false });
  });

  test('with light print on a dark card is called ready by its portrait', async () => {
    const lines = Array.from(
      { length: 5 },
      (_, at) => `<text x="640" y="${460 + at * 80}" font-size="40" fill="#fff">SPECIMEN ALEX 0${at}</text>`,
    );
    const card = '<rect x="200" y="250" width="1120" height="700" rx="40" fill="#1d2b4a"/>';
    const portrait = `<g transform="translate(260 400)">${DRAWN_PORTRAIT}</g>`;
    const photo = await draw(`<rect width="100%" height="100%" fill="#8a7763"/>${card}${lines.join('')}${portrait}`);
    expect(await judge(photo)).toEqual({ notes: [], isReady: true });
  });

  test('with hardly any print is not taken for something else', async () => {
    const card =
      '<rect x="200" y="250" width="1120" height="700" rx="40" fill="#fff"/><text x="900" y="900" font-size="32">ADC12345</text><circle cx="700" cy="560" r="200" fill="#9cc4e4"/>';
    const photo = await judge(await draw(`<rect width="100%" height="100%" fill="#4a4038"/>${card}`), 'back');
    expect(photo).toEqual({ notes: [], isReady: false });
  });

  test('that is blurred or dark is called that, and nothing else', async () => {
    expect((await judgeScene({ blurPx: 9, background: 'wood' })).notes).toEqual(['blurred']);
    expect((await judgeScene({ exposure: 0.16, background: 'cloth' })).notes).toEqual(['too-dark']);
  });
});

describe('a picture without an ID', () => {
  test.each(['#ffffff', '#000000', '#7f7f7f', '#b03028'])('shows nothing when all of it is %s', async (color) => {
    expect((await judge(await draw(`<rect width="100%" height="100%" fill="${color}"/>`))).notes).toEqual(['nothing']);
  });

  test('shows nothing when it is a blank page in uneven light', async () => {
    expect((await judgeScene({ background: 'paper', cardShare: 0.001, offsetX: 0.7, falloff: 0.4 })).notes).toEqual([
      'nothing',
    ]);
    const sheet =
      '<rect width="100%" height="100%" fill="#333"/><rect x="350" y="280" width="900" height="640" fill="#eee"/>';
    expect((await judge(await draw(sheet))).notes).toEqual(['nothing']);
  });

  test('of a landscape shows no document', async () => {
    const hills =
      '<rect width="100%" height="100%" fill="#9cc4e4"/><path d="M0 700 Q400 400 800 700 T1600 650V1200H0z" fill="#486b3a"/>';
    const trees = Array.from(
      { length: 9 },
      (_, at) =>
        `<circle cx="${90 + at * 180}" cy="${760 + ((at * 97) % 300)}" r="${50 + ((at * 31) % 60)}" fill="#24451c"/>`,
    );
    expect((await judge(await draw(hills + trees.join('')))).notes).toEqual(['no-document']);
  });

  test('of gravel shows no document, although some stones lie in a row', async () => {
    expect((await judge(await draw(drawGravel('gravel')))).notes).toEqual(['no-document']);
  });
});

describe('a page of print without an ID', () => {
  test.each([
    ['text', 'front'],
    ['text', 'back'],
    ['receipt', 'front'],
    ['receipt', 'back'],
  ] as const)('of %s shows no document where the %s of one is asked for', async (kind, side) => {
    const { notes, isReady } = await judge(await photographPageWithoutZone(kind, 3), side, 'card');
    expect(notes).toEqual(['no-document']);
    expect(isReady).toBe(false);
  });

  test('is not called ready with a portrait, even on its side, but nothing is said against it', async () => {
    const text = Array.from(
      { length: 20 },
      (_, at) =>
        `<text x="480" y="${120 + at * 52}" font-size="30">THE HOLDER OF THIS PAPER MAY CROSS THE BRIDGE ${at}</text>`,
    );
    const page = (portrait: string) => draw(`<g font-family="DejaVu Sans">${text.join('')}</g>${portrait}`);
    const withPortrait = await page(`<g transform="translate(90 200)">${DRAWN_PORTRAIT}</g>`);
    expect((await judge(await page(''))).notes).toEqual(['no-document']);
    for (const turn of [0, 90, 180])
      expect(await judge(await sharp(withPortrait).rotate(turn).toBuffer())).toEqual({ notes: [], isReady: false });
  });
});

describe('a photo that is too poor to show whether there is an ID', () => {
  test('is not called ready, and only the fault is named', async () => {
    const hedge = await sharp(await draw(drawGravel('hedge')))
      .blur(14)
      .jpeg()
      .toBuffer();
    expect(await judge(hedge)).toEqual({ notes: ['blurred'], isReady: false });
  });

  test('is called ready if an ID shows all the same', async () => {
    const { notes, isReady } = await judgeScene({ background: 'table', cardShare: 0.7, offsetX: 0.36 });
    expect(notes).toEqual(['cut-off']);
    expect(isReady).toBe(true);
  });
});

describe('the side of a document', () => {
  test('with a portrait is the front', async () => {
    const scene: Scene = { svg: FRONT_SVG, cardShare: 0.7, background: 'table' };
    expect((await judgeScene(scene, 'back', 'card')).notes).toEqual(['other-side']);
    expect((await judgeScene(scene, 'front', 'card')).notes).toEqual([]);
  });

  test('with a barcode is the back', async () => {
    const payload = makeLicensePayload({ elements: LICENSE_ELEMENTS, version: '08' });
    const back = await photograph(await drawLicenseBack({ payload, columns: 13, moduleMm: 0.19 }), VIEW);
    expect((await judge(back, 'front')).notes).toEqual(['other-side']);
    expect((await judge(back, 'back')).notes).toEqual([]);
  });

  test('with the zone of a card is the back', async () => {
    const back = await photographPage('TD1');
    expect((await judge(back, 'front')).notes).toEqual(['other-side']);
    expect((await judge(back, 'back')).notes).toEqual([]);
  });

  test.each(['TD2', 'TD3'] as const)('with the zone of a page of format %s is the front', async (format) => {
    const page = await photographPage(format);
    expect((await judge(page, 'front')).notes).toEqual([]);
    expect((await judge(page, 'back')).notes).toEqual(['other-side']);
  });
});

describe('another document than the one that was chosen', () => {
  test.each(['TD3', 'MRV-A'] as const)('is a page with a zone of format %s instead of a card', async (format) => {
    const page = await photographPage(format);
    expect((await judge(page, 'front', 'card')).notes).toEqual(['not-a-card']);
    expect((await judge(page, 'back', 'card')).notes).toEqual(['not-a-card']);
    expect((await judge(page, 'front', 'passport')).notes).toEqual([]);
  });

  test('is the back of a card instead of a passport, and then no other side is asked for', async () => {
    const payload = makeLicensePayload({ elements: LICENSE_ELEMENTS, version: '08' });
    const license = await photograph(await drawLicenseBack({ payload, columns: 13, moduleMm: 0.19 }), VIEW);
    for (const back of [license, await photographPage('TD1')]) {
      expect((await judge(back, 'front', 'passport')).notes).toEqual(['not-a-passport']);
      expect((await judge(back, 'front', 'card')).notes).toEqual(['other-side']);
      expect((await judge(back, 'back', 'card')).notes).toEqual([]);
    }
  });

  test('is not told from the one that was chosen by a zone that both may have, or by none', async () => {
    const page = await photographPage('TD2');
    expect((await judge(page, 'front', 'card')).notes).toEqual([]);
    expect((await judge(page, 'front', 'passport')).notes).toEqual([]);
    expect((await judgeScene({}, 'front', 'passport')).notes).toEqual([]);
  });
});

describe('a document that is a small part of the photo', () => {
  test('is found, with a margin', async () => {
    const { document } = await judgeScene({ widthPx: 2000, heightPx: 1500, cardShare: 0.36, offsetX: 0.1 });
    expect(document?.left).toBeCloseTo(0.6 - 0.18 - 0.02, 1);
    expect(document?.width).toBeCloseTo(0.36 + 0.04, 1);
    expect(document?.height).toBeCloseTo((0.36 * 2000) / 1.586 / 1500 + 0.04, 1);
  });

  test('is found where it is turned, too', async () => {
    const scene: Scene = { widthPx: 2000, heightPx: 1500, cardShare: 0.26, tiltDegrees: 27, background: 'desk' };
    const { document } = await judgeScene(scene);
    expect((document?.left ?? 0) + (document?.width ?? 0) / 2).toBeCloseTo(0.5, 1);
    expect((document?.top ?? 0) + (document?.height ?? 0) / 2).toBeCloseTo(0.5, 1);
  });

  test('is not found where there is more print beside it: it may be a part of the document', async () => {
    const print = Array.from(
      { length: 9 },
      (_, at) => `<text x="120" y="${760 + at * 45}" font-size="30">THE REST OF THE PAGE, PRINTED BELOW</text>`,
    );
    const card =
      '<rect x="560" y="200" width="540" height="340" rx="20" fill="#fff"/><rect x="600" y="260" width="130" height="180" fill="#567"/><text x="760" y="300" font-size="28">SPECIMEN ALEX</text>';
    expect(
      await judge(await draw(`<rect width="100%" height="100%" fill="#8a7763"/>${card}${print.join('')}`)),
    ).not.toHaveProperty('document');
  });
});
