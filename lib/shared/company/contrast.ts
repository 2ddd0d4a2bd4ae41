import type { Rgb } from './color';

/** The contrast that text requires (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;

function measureLuminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colors as WCAG defines it: from 1 (the same) to 21 (black on white). */
export function measureContrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [measureLuminance(one), measureLuminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The lowest contrast of a color with any of these. */
export const measureLowestContrast = (color: Rgb, others: readonly Rgb[]): number =>
  Math.min(...others.map((other) => measureContrast(color, other)));
