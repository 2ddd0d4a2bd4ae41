import { formatColor, getLightness, mix, type Rgb, withLightness } from './color';
import { measureContrast, measureLowestContrast, TEXT_CONTRAST } from './contrast';
import { SURFACES } from './surfaces';

/** The colors that follow from an accent, each for the variable of its name in app/globals.css. */
export type Shades = { accent: Rgb; accentStrong: Rgb; accentSoft: Rgb; onAccent: Rgb };

const WHITE: Rgb = [255, 255, 255];
/** Steps in which a shade is looked for. */
const STEP = 0.01;
/** In the dark an accent should stand out as far as that of app/globals.css, where the color can. */
const DARK_CONTRAST = 7;
/** Lighter than this it would be white. */
const LIGHTEST = 0.94;

/** A surface with a touch of the accent, as much as leaves text in the accent readable on it. */
function makeSoft(surface: Rgb, accent: Rgb, share: number): Rgb {
  const soft = mix(surface, accent, share);
  if (share <= 0 || measureContrast(accent, soft) >= TEXT_CONTRAST) return soft;
  return makeSoft(surface, accent, share - STEP);
}

function makeLight(color: Rgb): Shades {
  const accentStrong = withLightness(color, getLightness(color) * 0.75);
  return { accent: color, accentStrong, accentSoft: makeSoft(WHITE, color, 0.11), onAccent: WHITE };
}

function makeDark(color: Rgb): Shades {
  let accent = color;
  for (let lightness = getLightness(color); lightness <= LIGHTEST; lightness += STEP) {
    accent = withLightness(color, lightness);
    if (measureLowestContrast(accent, SURFACES.dark) >= DARK_CONTRAST) break;
  }
  const accentStrong = mix(accent, WHITE, 0.3);
  return {
    ...{ accent, accentStrong, accentSoft: makeSoft(SURFACES.dark[1], accent, 0.14) },
    onAccent: withLightness(color, 0.07),
  };
}

/** Makes the shades for light and dark of a color that findContrastProblem found nothing against. */
export const makeShades = (color: Rgb): Record<'light' | 'dark', Shades> => ({
  light: makeLight(color),
  dark: makeDark(color),
});

/** Why a color is no accent: its lowest contrast in light, and the nearest darker shade that has enough. */
export type ContrastProblem = { contrast: number; darkerShade: string };

/** Looks whether text in a color can be read on the light surfaces. In the dark a lighter shade takes its place. */
export function findContrastProblem(color: Rgb): ContrastProblem | undefined {
  const contrast = measureLowestContrast(color, SURFACES.light);
  if (contrast >= TEXT_CONTRAST) return undefined;
  let darker = color;
  for (let lightness = getLightness(color); measureLowestContrast(darker, SURFACES.light) < TEXT_CONTRAST; ) {
    lightness = Math.max(0, lightness - STEP);
    darker = withLightness(color, lightness);
  }
  return { contrast, darkerShade: formatColor(darker) };
}
