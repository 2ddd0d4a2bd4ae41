/** Red, green and blue in sRGB, each an integer from 0 to 255. */
export type Rgb = readonly [number, number, number];

const HEX_COLOR = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;

/** Parses a color such as `#0b5d46` or `#0c6`; undefined if it is not one. */
export function findColor(text: string): Rgb | undefined {
  const [, digits] = HEX_COLOR.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const channel = (start: number) => Number.parseInt(full.slice(start, start + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

/** Formats a color for a stylesheet, such as `#0b5d46`. */
export function formatColor(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Mixes a share of one color, from 0 to 1, into another. */
export function mix(base: Rgb, added: Rgb, share: number): Rgb {
  const [red, green, blue] = base.map((channel, index) =>
    Math.round(channel + ((added[index] ?? 0) - channel) * share),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Hue and saturation of a color; `lightness` ranges from 0 (black) to 1 (white). */
function toHsl(color: Rgb) {
  const [red, green, blue] = color.map((channel) => channel / 255) as [number, number, number];
  const max = Math.max(red, green, blue);
  const range = max - Math.min(red, green, blue);
  const lightness = max - range / 2;
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sixths =
    max === red ? (green - blue) / range : max === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  return { hue: (sixths * 60 + 360) % 360, saturation, lightness };
}

/** Returns a color's lightness, from 0 (black) to 1 (white). */
export const getLightness = (color: Rgb): number => toHsl(color).lightness;

/** The same color with the given lightness. */
export function withLightness(color: Rgb, lightness: number): Rgb {
  const { hue, saturation } = toHsl(color);
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
