import type { Rgb } from './color';

/** What text in the accent color stands on: page, surface and muted surface, as app/globals.css has them. */
export const SURFACES: Record<'light' | 'dark', readonly [Rgb, Rgb, Rgb]> = {
  light: [
    [0xf5, 0xf6, 0xf3],
    [0xff, 0xff, 0xff],
    [0xf0, 0xf2, 0xed],
  ],
  dark: [
    [0x10, 0x16, 0x13],
    [0x18, 0x20, 0x1c],
    [0x20, 0x2a, 0x25],
  ],
};
