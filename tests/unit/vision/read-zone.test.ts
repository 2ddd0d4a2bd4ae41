import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { parseMrz } from '../../../lib/shared/id-reading/parse-mrz';
import type { GrayImage } from '../../../lib/vision/gray/gray-image';
import { isZoneRight } from '../../../lib/vision/mrz/check-digit';
import { chooseCharacters } from '../../../lib/vision/mrz/choose-characters';
import { GLYPHS } from '../../../lib/vision/mrz/glyphs';
import { readZone } from '../../../lib/vision/mrz/read-zone';
import { findFormat } from '../../../lib/vision/mrz/zone-formats';
import { createRandom } from '../../crash/random';
import { photograph, type Scene } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { type MrzFormat, makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';
import { toGrayImage } from '../../setup/to-gray-image';

const FORMATS: readonly MrzFormat[] = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'];
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

const pages = new Map<string, ReturnType<typeof drawIdentityPage>>();

/** Each page is drawn once. */
function draw(format: MrzFormat, lines: readonly string[]) {
  const page = pages.get(lines.join()) ?? drawIdentityPage(format, lines);
  pages.set(lines.join(), page);
  return page;
}

async function take(format: MrzFormat, lines: readonly string[], scene: Partial<Scene> = {}): Promise<GrayImage> {
  return toGrayImage(sharp(await photograph(await draw(format, lines), { ...SCENE, ...scene })));
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
  expect(read(await toGrayImage(sharp(pixels, { raw }).rotate(turnDegrees)))).toEqual(lines);
});

test('a date whose check digit is wrong is not offered, and the rest is', async () => {
  const [first = '', second = ''] = linesOf('TD3');
  const wrong = `${second.slice(0, 13)}${(Number(second[13]) + 1) % 10}${second.slice(14)}`;
  const lines = read(await take('TD3', [first, wrong]));
  expect(lines).toEqual([first, wrong]);
  const whole = parseMrz([first, second], Date.now());
  expect(parseMrz(lines ?? [], Date.now())).toEqual({
    ...whole,
    values: { firstName: whole?.values.firstName, lastName: whole?.values.lastName },
  });
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

/** Cells that are almost certainly these characters, as log-likelihoods. */
const cellsOf = (lines: readonly string[]) =>
  lines.map((line) =>
    Array.from(line, (character) =>
      Float32Array.from([...GLYPHS, ''], (glyph) => Math.log(glyph === character ? 0.96 : 0.001)),
    ),
  );

const formatOf = (name: MrzFormat) => {
  const format = findFormat(linesOf(name));
  if (!format) throw new Error('No such format');
  return format;
};

test('where two digits look alike, the check digit decides', () => {
  const lines = linesOf('TD3');
  const cells = cellsOf(lines);
  const birthDigit = lines[1]?.[14] ?? '';
  const other = String((Number(birthDigit) + 1) % 10);
  const cell = cells[1]?.[14];
  if (!cell) throw new Error('No such place');
  cell[GLYPHS.indexOf(other)] = Math.log(0.98);
  cell[GLYPHS.indexOf(birthDigit)] = Math.log(0.02);
  expect(chooseCharacters(cells, formatOf('TD3'))?.lines).toEqual(lines);
});

test('a digit that is clear stays, although the check digit is wrong', () => {
  const [first = '', second = ''] = linesOf('TD3');
  const wrong = [first, `${second.slice(0, 14)}${(Number(second[14]) + 1) % 10}${second.slice(15)}`];
  const cells = cellsOf(wrong).map((line) => line.map((cell) => cell.map((value) => (value < -1 ? -20 : value))));
  const zone = chooseCharacters(cells, formatOf('TD3'));
  expect(zone?.lines).toEqual(wrong);
  expect(zone?.areAllRight).toBe(false);
});

test('where two letters of a name look alike, a question mark stands there', () => {
  const lines = linesOf('TD3');
  const cells = cellsOf(lines);
  const cell = cells[0]?.[6];
  if (!cell) throw new Error('No such place');
  cell[GLYPHS.indexOf('Q')] = Math.log(0.5);
  cell[GLYPHS.indexOf(lines[0]?.[6] ?? '')] = Math.log(0.4);
  const [first = '', second] = lines;
  expect(chooseCharacters(cells, formatOf('TD3'))?.lines).toEqual([`${first.slice(0, 6)}?${first.slice(7)}`, second]);
});

test('of the letters of a country that look alike, those of a known code are taken', () => {
  const [first = '', second = ''] = linesOf('TD3');
  const lines = [`${first.slice(0, 2)}ROU${first.slice(5)}`, second];
  const cells = cellsOf(lines);
  const cell = cells[0]?.[3];
  if (!cell) throw new Error('No such place');
  cell[GLYPHS.indexOf('Q')] = Math.log(0.6);
  cell[GLYPHS.indexOf('O')] = Math.log(0.3);
  expect(chooseCharacters(cells, formatOf('TD3'))?.lines).toEqual(lines);
});

test('among many fillers after a name, one that is not clear is a filler', () => {
  const lines = linesOf('TD3');
  const cells = cellsOf(lines);
  const cell = cells[0]?.[41];
  if (!cell) throw new Error('No such place');
  cell[GLYPHS.indexOf('K')] = Math.log(0.45);
  cell[0] = Math.log(0.5);
  expect(chooseCharacters(cells, formatOf('TD3'))?.lines).toEqual(lines);
});

test.each([
  ['no name', (first: string) => `${first.slice(0, 5)}${'<'.repeat(39)}`],
  ['no issuing state', (first: string) => `${first.slice(0, 2)}<<<${first.slice(5)}`],
])('lines with %s are no zone, although the check digits are right', (_, change) => {
  const [first = '', second = ''] = linesOf('TD3');
  expect(chooseCharacters(cellsOf([change(first), second]), formatOf('TD3'))).toBeUndefined();
});

test('lines with the code of a country that does not exist are a zone only if the holder is from there, too', () => {
  const [first = '', second = ''] = linesOf('TD3');
  const from = (state: string, nationality: string) =>
    cellsOf([
      `${first.slice(0, 2)}${state}${first.slice(5)}`,
      `${second.slice(0, 10)}${nationality}${second.slice(13)}`,
    ]);
  expect(chooseCharacters(from('QQZ', 'FRA'), formatOf('TD3'))).toBeUndefined();
  expect(chooseCharacters(from('FRA', 'QQZ'), formatOf('TD3'))).toBeUndefined();
  expect(chooseCharacters(from('QQZ', 'QQZ'), formatOf('TD3'))?.areAllRight).toBe(true);
  expect(chooseCharacters(from('FRA', 'USA'), formatOf('TD3'))?.areAllRight).toBe(true);
});

test('a filler that looks like a letter behind the end of a name stays a filler', () => {
  const lines = linesOf('TD3');
  const cells = cellsOf(lines);
  const cell = cells[0]?.[41];
  if (!cell) throw new Error('No such place');
  cell[GLYPHS.indexOf('K')] = Math.log(0.6);
  cell[0] = Math.log(0.3);
  expect(chooseCharacters(cells, formatOf('TD3'))?.lines[0]?.slice(40, 41)).toBe('<');
});

test('whatever the cells look like, nothing is thrown, and what is called right has no wrong check digit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORMATS), fc.string(), fc.integer({ min: 0, max: 40 }), (name, seed, spoiled) => {
      const random = createRandom(seed);
      const format = formatOf(name);
      const cells = cellsOf(makeMrzLines(name, makeHolder(random)));
      for (let count = 0; count < spoiled; count += 1) {
        const line = cells[random.integer(0, cells.length - 1)] ?? [];
        const cell = line[random.integer(0, line.length - 1)];
        if (cell) cell[random.integer(0, GLYPHS.length - 1)] = random.integer(-120, 0) / 10;
      }
      const zone = chooseCharacters(cells, format);
      return !zone?.areAllRight || isZoneRight(zone.lines, format);
    }),
  );
});
