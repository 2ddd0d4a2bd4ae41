import { formatColor, getLightness, mix, type Rgb, withLightness } from './color';
import { measureContrast, measureLowestContrast, TEXT_CONTRAST } from './contrast';
import { SURFACES } from './surfaces';

/** The colors derived from an accent, each for the variable of the same name in app/globals.css. */
export type Shades = { accent: Rgb; accentStrong: Rgb; accentSoft: Rgb; onAccent: Rgb };

const WHITE: Rgb = [255, 255, 255];
/** Step size when searching for a shade. */
const STEP = 0.01;
/** In dark mode an accent should stand out as much as the one in app/globals.css, if the color allows it. */
const DARK_CONTRAST = 7;
/** Any lighter and it would be white. */
const LIGHTEST = 0.94;

/** A surface tinted with the accent, as strongly as possible while text in the accent color stays readable on it. */
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

/** Derives the light and dark shades of a color that passed findContrastProblem. */
export const makeShades = (color: Rgb): Record<'light' | 'dark', Shades> => ({
  light: makeLight(color),
  dark: makeDark(color),
});

/** Why a color cannot be an accent: its lowest contrast in light mode, and the nearest darker shade with enough. */
export type ContrastProblem = { contrast: number; darkerShade: string };

/** Checks whether text in a color is readable on the light surfaces. In dark mode a lighter shade replaces it. */
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
