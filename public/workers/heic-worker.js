/**
 * Opens a HEIC photo. A plain script with an address of its own, because WebAssembly is allowed to few scripts:
 * next.config.mjs puts 'wasm-unsafe-eval' on this response. libheif is loaded as its own unmodified file.
 *
 * Takes `{ file: Blob, longEdgePx: number }`; says `{ percent }` at once and while it works, then `{ picture: ImageBitmap }`, upright and
 * at most longEdgePx long, or `{ failed: true }`.
 */
const LIBHEIF_FOLDER = '/vendor/libheif/';

/** Percent done after each step, from the share of time each takes at 12 megapixels. */
const PROGRESS = { loaded: 10, decoded: 95 };

async function loadLibheif() {
  if (!('WebAssembly' in self)) throw new Error('No WebAssembly');
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

function shrink(pixels, longEdgePx) {
  const scale = Math.min(1, longEdgePx / Math.max(pixels.width, pixels.height));
  const resizeWidth = Math.max(1, Math.round(pixels.width * scale));
  const resizeHeight = Math.max(1, Math.round(pixels.height * scale));
  return createImageBitmap(pixels, { resizeWidth, resizeHeight, resizeQuality: 'high' });
}

self.addEventListener('message', async ({ data: { file, longEdgePx } }) => {
  self.postMessage({ percent: 0 });
  try {
    const libheif = await loadLibheif();
    self.postMessage({ percent: PROGRESS.loaded });
    const pixels = await decode(libheif, file);
    self.postMessage({ percent: PROGRESS.decoded });
    const picture = await shrink(pixels, longEdgePx);
    self.postMessage({ picture }, [picture]);
  } catch {
    self.postMessage({ failed: true });
  }
});
