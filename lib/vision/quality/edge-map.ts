import { type GrayImage, transpose } from '../gray/gray-image';

/** An image, and for each pixel the steps of brightness there, by direction; both signs count alike. */
export type EdgeMap = GrayImage & { across: Uint8ClampedArray; down: Uint8ClampedArray };

/** `across`: steps from left to right, as at upright edges; `down`: steps from top to bottom, as at level edges. */
export function mapEdges({ widthPx, heightPx, pixels }: GrayImage): EdgeMap {
  const across = new Uint8ClampedArray(pixels.length);
  const down = new Uint8ClampedArray(pixels.length);
  for (let y = 1; y < heightPx - 1; y += 1) {
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = y * widthPx + x;
      across[at] = Math.abs((pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0));
      down[at] = Math.abs((pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0));
    }
  }
  return { widthPx, heightPx, pixels, across, down };
}

/** The same picture with its axes exchanged: upright edges become level ones. */
export function transposeEdges({ widthPx, heightPx, pixels, across, down }: EdgeMap): EdgeMap {
  const turn = (values: Uint8ClampedArray) => transpose({ widthPx, heightPx, pixels: values }).pixels;
  return { widthPx: heightPx, heightPx: widthPx, pixels: turn(pixels), across: turn(down), down: turn(across) };
}
