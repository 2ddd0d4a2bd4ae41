import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { GrayImage } from '../../../lib/vision/gray/gray-image';
import { isZoneRight } from '../../../lib/vision/mrz/check-digit';
import { chooseCharacters } from '../../../lib/vision/mrz/choose-characters';
import { GLYPHS } from '../../../lib/vision/mrz/glyphs';
import { readZone } from '../../../lib/vision/mrz/read-zone';
import { ZONE_FORMATS } from '../../../lib/vision/mrz/zone-formats';
import { createRandom } from '../../crash/random';
import { photograph, type Scene } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { type MrzFormat, makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';

const FORMATS: readonly MrzFormat[] = ['TD1', 'TD2', 'TD3'];
const SCENE: Scene = {
  widthPx: 1600,
  heightPx: 1200,
  rollDegrees: 0,
  pitchDegrees: 0,
  yawDegrees: 0,
  fill: 0.85,
  blurPx: 0,
  light: [220, 220],
  noise: 0,
  jpegQuality: 90,
  seed: 'read-zone',
};

async function toGray(picture: Sharp): Promise<GrayImage> {
  const { data, info } = await picture.grayscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height };
}

const pages = new Map<string, ReturnType<typeof drawIdentityPage>>();

/** Each page is drawn once. */
function draw(format: MrzFormat, lines: readonly string[]) {
  const page = pages.get(lines.join()) ?? drawIdentityPage(format, lines);
  pages.set(lines.join(), page);
  return page;
}

async function take(format: MrzFormat, lines: readonly string[], scene: Partial<Scene> = {}): Promise<GrayImage> {
  return toGray(sharp(await photograph(await draw(format, lines), { ...SCENE, ...scene })));
}

const linesOf = (format: MrzFormat) => makeMrzLines(format, makeHolder(createRandom(`read-zone/${format}`)));
const read = (image: GrayImage) => readZone(image, () => true);

describe.each(FORMATS)('a photo of a document of format %s', (format) => {
  const lines = linesOf(format);

  test('is read', async () => {
    expect(await read(await take(format, lines))).toEqual(lines);
  });

  test('is read when it is tilted, blurred, grainy and unevenly lit', async () => {
    const scene = {
      rollDegrees: 11,
      pitchDegrees: 8,
      yawDegrees: -9,
      blurPx: 1.1,
      noise: 9,
      light: [230, 130],
    } as const;
    expect(await read(await take(format, lines, scene))).toEqual(lines);
  });
});

test.each([90, 180, 270])('a photo turned by %d° is read', async (turnDegrees) => {
  const lines = linesOf('TD3');
  const { pixels, widthPx, heightPx } = await take('TD3', lines);
  const raw = { width: widthPx, height: heightPx, channels: 1 } as const;
  expect(read(await toGray(sharp(pixels, { raw }).rotate(turnDegrees)))).toEqual(lines);
});

test('a zone whose check digit is wrong is not read', async () => {
  const [first = '', second = ''] = linesOf('TD3');
  const wrong = `${second.slice(0, 13)}${(Number(second[13]) + 1) % 10}${second.slice(14)}`;
  expect(read(await take('TD3', [first, wrong]))).toBeUndefined();
});

test('lines of other text are not read', async () => {
  const letters = 'THISXISXNOXZONEXOFXAXPASSPORTXBUTXPLAINXTEXT'.slice(0, 44);
  expect(read(await take('TD3', [letters, letters]))).toBeUndefined();
});

test('noise, an even picture and one of a single pixel give nothing', () => {
  const noise = createRandom('noise').bytes(600 * 400);
  expect(read({ pixels: new Uint8ClampedArray(noise), widthPx: 600, heightPx: 400 })).toBeUndefined();
  expect(read({ pixels: new Uint8ClampedArray(600 * 400).fill(180), widthPx: 600, heightPx: 400 })).toBeUndefined();
  expect(read({ pixels: new Uint8ClampedArray(1), widthPx: 1, heightPx: 1 })).toBeUndefined();
});

test('without time nothing is read', async () => {
  expect(readZone(await take('TD3', linesOf('TD3')), () => false)).toBeUndefined();
});

/** How cells look that are almost surely these characters. */
const cellsOf = (lines: readonly string[]) =>
  lines.map((line) =>
    Array.from(line, (character) => Float32Array.from(GLYPHS, (glyph) => (glyph === character ? 0.9 : 0.3))),
  );

test('where two digits look alike, the check digit decides', () => {
  const [TD3] = ZONE_FORMATS;
  const lines = linesOf('TD3');
  const cells = cellsOf(lines);
  const birthDigit = lines[1]?.[14] ?? '';
  const other = String((Number(birthDigit) + 1) % 10);
  const cell = cells[1]?.[14];
  if (!TD3 || !cell) throw new Error('No such place');
  cell[GLYPHS.indexOf(other)] = 0.92;
  expect(chooseCharacters(cells, TD3)).toEqual(lines);
  cell[GLYPHS.indexOf(birthDigit)] = 0.5;
  expect(chooseCharacters(cells, TD3)).toBeUndefined();
});

test('where two letters of a name look alike, nothing is read', () => {
  const [TD3] = ZONE_FORMATS;
  const cells = cellsOf(linesOf('TD3'));
  const cell = cells[0]?.[6];
  if (!TD3 || !cell) throw new Error('No such place');
  cell[GLYPHS.indexOf('Q')] = 0.89;
  cell[GLYPHS.indexOf('O')] = 0.88;
  expect(chooseCharacters(cells, TD3)).toBeUndefined();
});

test('whatever the cells look like, nothing is thrown, and no check digit of what is read is wrong', () => {
  const formats = fc.constantFrom(...ZONE_FORMATS);
  fc.assert(
    fc.property(formats, fc.string(), fc.integer({ min: 0, max: 40 }), (format, seed, spoiled) => {
      const random = createRandom(seed);
      const name = FORMATS[format.kinds.length === 3 ? 0 : format.kinds[0]?.length === 36 ? 1 : 2] ?? 'TD3';
      const cells = cellsOf(makeMrzLines(name, makeHolder(random)));
      for (let count = 0; count < spoiled; count += 1) {
        const line = cells[random.integer(0, cells.length - 1)] ?? [];
        const cell = line[random.integer(0, line.length - 1)];
        if (cell) cell[random.integer(0, GLYPHS.length - 1)] = random.integer(-100, 100) / 100;
      }
      const lines = chooseCharacters(cells, format);
      return !lines || isZoneRight(lines, format);
    }),
  );
});
