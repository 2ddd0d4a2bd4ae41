import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findColor, formatColor, type Rgb } from '@/lib/shared/company/color';
import { measureContrast, measureLowestContrast, TEXT_CONTRAST } from '@/lib/shared/company/contrast';
import { findContrastProblem, makeShades } from '@/lib/shared/company/shades';
import { SURFACES } from '@/lib/shared/company/surfaces';

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];
const colorOf = (text: string): Rgb => findColor(text) ?? BLACK;

/** Every color that a company may have. */
const companyColor = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .filter((color) => findContrastProblem(color) === undefined);

describe('a color', () => {
  it.each([
    ['#0b5d46', [11, 93, 70]],
    ['0B5D46', [11, 93, 70]],
    ['#fa0', [255, 170, 0]],
  ])('is read from %s', (text, color) => {
    expect(findColor(text)).toEqual(color);
  });

  it.each(['', '#', 'green', '#12345', '#1234567', 'rgb(1,2,3)', '#0b5d46;}', '0x0b5d'])('is not in %j', (text) => {
    expect(findColor(text)).toBeUndefined();
  });

  it('is written as it is read', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (color) => {
        expect(findColor(formatColor(color))).toEqual(color);
      }),
    );
  });
});

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#0000ff', 2.15],
  ])('of %s and %s is %d, either way round', (one, other, contrast) => {
    expect(measureContrast(colorOf(one), colorOf(other))).toBeCloseTo(contrast, 2);
    expect(measureContrast(colorOf(other), colorOf(one))).toBeCloseTo(contrast, 2);
  });
});

describe('the surfaces', () => {
  const css = readFileSync('app/globals.css', 'utf8');
  const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('are those of the stylesheet in %s', (scheme, rules) => {
    const findValue = (name: string) => new RegExp(`--portal-${name}: (#\\w+);`).exec(rules)?.[1];
    expect(SURFACES[scheme].map(formatColor)).toEqual(['page', 'surface', 'surface-muted'].map(findValue));
  });
});

describe('a color with too little contrast', () => {
  it('is named with its contrast and a darker shade that has enough', () => {
    const { contrast, darkerShade } = findContrastProblem(colorOf('#ffcc00')) ?? { contrast: 0, darkerShade: '' };
    expect(contrast).toBeCloseTo(1.34, 1);
    expect(findContrastProblem(colorOf(darkerShade))).toBeUndefined();
    // Still a yellow: red and green without blue.
    expect(darkerShade).toMatch(/^#[4-9a-f].[3-9a-f].00$/);
  });

  it('always has such a shade', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), (color) => {
        const problem = findContrastProblem(color);
        fc.pre(problem !== undefined);
        expect(findContrastProblem(colorOf(problem.darkerShade))).toBeUndefined();
      }),
    );
  });

  it('is one exactly where its text is too faint on a light surface', () => {
    expect(findContrastProblem(colorOf('#0b5d46'))).toBeUndefined();
    expect(findContrastProblem(WHITE)).toBeDefined();
    expect(findContrastProblem(BLACK)).toBeUndefined();
    // On white alone these two would do, but on the muted surface the lighter one doesn't.
    expect(findContrastProblem(colorOf('#767676'))).toBeDefined();
    expect(findContrastProblem(colorOf('#6e6e6e'))).toBeUndefined();
  });
});

test('every color that is let in can be read in all its places, in light and in the dark', () => {
  fc.assert(
    fc.property(companyColor, (color) => {
      const shades = makeShades(color);
      expect(shades.light.accent).toEqual(color);
      for (const scheme of ['light', 'dark'] as const) {
        const { accent, accentStrong, accentSoft, onAccent } = shades[scheme];
        for (const text of [accent, accentStrong]) {
          expect(measureLowestContrast(text, [...SURFACES[scheme], accentSoft])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
          expect(measureContrast(text, onAccent)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
