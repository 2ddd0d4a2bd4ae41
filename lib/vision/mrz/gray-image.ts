/** A picture without colour, one byte for each pixel, row by row. */
export type GrayImage = { pixels: Uint8Array | Uint8ClampedArray; widthPx: number; heightPx: number };
