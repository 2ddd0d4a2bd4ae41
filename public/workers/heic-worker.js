/**
 * Turns a HEIC photo into a JPEG. A plain script with an address of its own, because WebAssembly is allowed to nothing else:
 * next.config.mjs puts 'wasm-unsafe-eval' on this one response. libheif is loaded as its own unmodified file.
 *
 * Takes `{ file: Blob, longEdgePx: number }`; says `{ percent }` while it works, then `{ jpeg: Blob }` or `{ failed: true }`.
 */
const LIBHEIF_FOLDER = '/vendor/libheif/';

/** Percent done after each step, from the share of time each takes at 12 megapixels. */
const PROGRESS = { loaded: 20, decoded: 85, encoded: 100 };

async function loadLibheif() {
  importScripts(`${LIBHEIF_FOLDER}libheif.js`);
  const response = await fetch(`${LIBHEIF_FOLDER}libheif.wasm`);
  if (!response.ok) throw new Error('Not loaded');
  return self.libheif({ wasmBinary: await response.arrayBuffer() });
}

async function decode(libheif, file) {
  const images = new libheif.HeifDecoder().decode(new Uint8Array(await file.arrayBuffer()));
  const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
  const pixels = new ImageData(image.get_width(), image.get_height());
  return new Promise((resolve, reject) => {
    image.display(pixels, (displayed) => (displayed ? resolve(displayed) : reject(new Error('Not decoded'))));
  });
}

/** The best quality, because the portal encodes once more. */
async function encode(pixels, longEdgePx) {
  const scale = Math.min(1, longEdgePx / Math.max(pixels.width, pixels.height));
  const resizeWidth = Math.max(1, Math.round(pixels.width * scale));
  const resizeHeight = Math.max(1, Math.round(pixels.height * scale));
  const bitmap = await createImageBitmap(pixels, { resizeWidth, resizeHeight, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(resizeWidth, resizeHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.fillStyle = 'white';
  context.fillRect(0, 0, resizeWidth, resizeHeight);
  context.drawImage(bitmap, 0, 0, resizeWidth, resizeHeight);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
}

self.addEventListener('message', async ({ data: { file, longEdgePx } }) => {
  try {
    const libheif = await loadLibheif();
    self.postMessage({ percent: PROGRESS.loaded });
    const pixels = await decode(libheif, file);
    self.postMessage({ percent: PROGRESS.decoded });
    const jpeg = await encode(pixels, longEdgePx);
    self.postMessage({ percent: PROGRESS.encoded });
    self.postMessage({ jpeg });
  } catch {
    self.postMessage({ failed: true });
  }
});
