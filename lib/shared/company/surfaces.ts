import type { Rgb } from './color';

/** Backgrounds for text in the accent color: page, surface and muted surface, as in app/globals.css. */
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
