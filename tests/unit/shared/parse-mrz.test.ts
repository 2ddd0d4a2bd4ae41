import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idReadingSchema } from '../../../lib/shared/id-reading/id-reading';
import { parseMrz } from '../../../lib/shared/id-reading/parse-mrz';
import { isZoneRight } from '../../../lib/vision/mrz/check-digit';
import { findFormat } from '../../../lib/vision/mrz/zone-formats';
import { createRandom } from '../../crash/random';
import { type Holder, type MrzFormat, makeCheckDigit, makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';

const NOW_MS = Date.UTC(2026, 5, 15);
const HOLDER: Holder = {
  lastName: 'VAN<DER<TEST',
  givenNames: 'MARIA ELENA',
  birth: '840315',
  expiry: '310315',
  country: 'NLD',
  sex: 'F',
  number: 'XR1001R58',
  optional: '',
};
const FORMATS: readonly MrzFormat[] = ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'];
const read = (format: MrzFormat, changes: Partial<Holder> = {}) =>
  parseMrz(makeMrzLines(format, { ...HOLDER, ...changes }), NOW_MS);

describe.each(FORMATS)('a zone of format %s', (format) => {
  test('gives names, date of birth, expiry and country', () => {
    expect(read(format)).toEqual({
      source: 'machine-readable-zone',
      values: {
        firstName: 'Maria Elena',
        lastName: 'Van Der Test',
        dateOfBirth: { year: 1984, month: 3, day: 15 },
      },
      expiresOn: { year: 2031, month: 3, day: 15 },
      country: 'NLD',
    });
  });

  test.each([
    { date: 'birth', at: format === 'TD1' ? 0 : 13 },
    { date: 'expiry', at: format === 'TD1' ? 8 : 21 },
  ])('gives no date of $date of which any digit is another one', ({ date, at: start }) => {
    const lines = makeMrzLines(format, HOLDER);
    for (let at = start; at < start + 7; at += 1) {
      const line = lines[1] ?? '';
      const digit = (Number(line[at]) + 1) % 10;
      const wrong = lines.map((text, row) => (row === 1 ? line.slice(0, at) + digit + line.slice(at + 1) : text));
      const reading = parseMrz(wrong, NOW_MS);
      expect(reading?.values.lastName).toBe('Van Der Test');
      expect(date === 'birth' ? reading?.values.dateOfBirth : reading?.expiresOn, `digit ${at}`).toBeUndefined();
    }
  });

  test('gives no date of birth that no calendar has', () => {
    expect(read(format, { birth: '840231' })?.values).toEqual({ firstName: 'Maria Elena', lastName: 'Van Der Test' });
  });

  test('gives no names of which a character was not clear', () => {
    const lines = makeMrzLines(format, HOLDER).map((line) => line.replace('MARIA', 'M?RIA'));
    expect(parseMrz(lines, NOW_MS)?.values).toEqual({ dateOfBirth: { year: 1984, month: 3, day: 15 } });
  });

  test('is refused when fewer than two check digits are right', () => {
    const spoil = (line: string, at: number) =>
      `${line.slice(0, at)}${(Number(line[at]) + 1) % 10}${line.slice(at + 1)}`;
    const [first = '', second = '', ...rest] = makeMrzLines(format, HOLDER);
    const wrong =
      format === 'TD1'
        ? [spoil(first, 14), [6, 14, 29].reduce(spoil, second), ...rest]
        : [first, [9, 19, 27, ...(format.startsWith('MRV') ? [] : [second.length - 1])].reduce(spoil, second)];
    expect(parseMrz(wrong, NOW_MS)).toBeUndefined();
  });

  test('is accepted for a person with one name', () => {
    expect(read(format, { lastName: 'ZOE', givenNames: '' })?.values).toEqual({
      lastName: 'Zoe',
      dateOfBirth: { year: 1984, month: 3, day: 15 },
    });
  });

  test('gives no names that were cut to fit', () => {
    expect(read(format, { givenNames: 'WILHELMINA FREDERICA CHARLOTTE AUGUSTA' })?.values).toEqual({
      dateOfBirth: { year: 1984, month: 3, day: 15 },
    });
  });
});

test('a date of birth is never in the future', () => {
  expect(read('TD3', { birth: '260615' })?.values.dateOfBirth?.year).toBe(2026);
  expect(read('TD3', { birth: '260616' })?.values.dateOfBirth?.year).toBe(1926);
});

test('an expiry date may lie in the last century', () => {
  expect(read('TD3', { expiry: '990101' })?.expiresOn?.year).toBe(1999);
});

test.each(['UTO', 'XKX', 'ZZZ', 'RKS'])('a card of the country %s is read', (country) => {
  expect(read('TD1', { country })?.country).toBe(country);
});

test('a country of one letter is written without fillers', () => {
  expect(read('TD1', { country: 'D' })?.country).toBe('D');
});

test('a card number longer than nine characters goes on behind the filler', () => {
  const number = '000590448301';
  const start = `I<BEL${number.slice(0, 9)}<${number.slice(9)}${makeCheckDigit(`${number.slice(0, 9)}<${number.slice(9)}`.replace('<', ''))}`;
  const first = start.padEnd(30, '<');
  const [, second = '', third = ''] = makeMrzLines('TD1', { ...HOLDER, country: 'BEL' });
  const composite = makeCheckDigit(first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29));
  const lines = [first, second.slice(0, 29) + composite, third];
  expect(parseMrz(lines, NOW_MS)?.values.lastName).toBe('Van Der Test');
  const format = findFormat(lines);
  expect(format && isZoneRight(lines, format)).toBe(true);
  expect(format && isZoneRight([first.replace('448', '449'), ...lines.slice(1)], format)).toBe(false);
});

test('whatever the lines are, nothing is thrown, and what is read can be stored', () => {
  const character = fc.constantFrom(...'<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const line = (length: number) => fc.string({ unit: character, minLength: length, maxLength: length });
  const garbage = fc.oneof(
    fc.array(fc.string(), { maxLength: 4 }),
    fc.tuple(line(44), line(44)),
    fc.tuple(line(30), line(30), line(30)),
  );
  fc.assert(fc.property(garbage, (lines) => parseMrz(lines, NOW_MS) === undefined));
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...FORMATS), (seed, format) => {
      const reading = parseMrz(makeMrzLines(format, makeHolder(createRandom(seed))), NOW_MS);
      expect(idReadingSchema.safeParse(reading).success).toBe(true);
    }),
  );
});
