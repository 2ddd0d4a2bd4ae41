import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { BarcodeReader } from '@/lib/browser/read-id/search-license';
import { type GrayImage, toImageData } from '@/lib/vision/gray/gray-image';

const wasmFile = () => readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');

/** Same as in public/workers/barcode-worker.js. */
const WHOLE_OPTIONS: ReaderOptions = { formats: ['PDF417'], textMode: 'Plain', maxNumberOfSymbols: 1 };
const PIECE_OPTIONS: ReaderOptions = {
  ...WHOLE_OPTIONS,
  returnErrors: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

/** The barcode reader itself, in this process. */
export async function makeBarcodeReader(): Promise<BarcodeReader> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await wasmFile()).buffer } });
  return async (picture, isWhole) => {
    const [found] = await readBarcodes(toImageData(picture), isWhole ? WHOLE_OPTIONS : PIECE_OPTIONS);
    if (!found) return undefined;
    const { topLeft, topRight, bottomRight, bottomLeft } = found.position;
    return { isValid: found.isValid, text: found.text, corners: [topLeft, topRight, bottomRight, bottomLeft] };
  };
}

/** A picture file in gray, at its full size. */
export async function decodeGray(file: Buffer): Promise<GrayImage> {
  const { data, info } = await sharp(file).grayscale().raw().toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height };
}
