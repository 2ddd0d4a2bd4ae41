/**
 * Reads PDF417 barcodes. A plain script with an address of its own, because next.config.mjs allows WebAssembly on this
 * response. zxing-wasm is loaded as its own unmodified files, from the portal's own origin.
 *
 * Takes one message `{ port: MessagePort }`. On the port it says `{ isReady }` once, then answers each
 * `{ picture: ImageData, isWhole }` with `{ found?: { isValid, text, corners } }`.
 */
const ZXING_FOLDER = '/vendor/zxing/';

/** For a whole photo: the reader turns, inverts and shrinks it on its own. */
const WHOLE_OPTIONS = { formats: ['PDF417'], textMode: 'Plain', maxNumberOfSymbols: 1 };

/** Pieces come upright, and in sizes of the portal's choice. */
const PIECE_OPTIONS = {
  ...WHOLE_OPTIONS,
  // Where a barcode lies that cannot be read to the end shows how to turn the picture.
  returnErrors: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

async function loadReader() {
  // Some browsers are set to have none: the reader would report that as an error.
  if (!('WebAssembly' in self)) throw new Error('No WebAssembly');
  importScripts(`${ZXING_FOLDER}index.js`);
  const response = await fetch(`${ZXING_FOLDER}zxing_reader.wasm`);
  if (!response.ok) throw new Error('Not loaded');
  const overrides = { wasmBinary: await response.arrayBuffer() };
  await self.ZXingWASM.prepareZXingModule({ overrides, fireImmediately: true });
}

async function read({ picture, isWhole }) {
  const [found] = await self.ZXingWASM.readBarcodes(picture, isWhole ? WHOLE_OPTIONS : PIECE_OPTIONS);
  if (!found) return {};
  const { isValid, text, position } = found;
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  return { found: { isValid, text, corners: corners.map(({ x, y }) => ({ x, y })) } };
}

self.addEventListener('message', async ({ data: { port } }) => {
  const isReady = await loadReader().then(
    () => true,
    () => false,
  );
  port.onmessage = async ({ data }) => port.postMessage(await read(data).catch(() => ({})));
  port.postMessage({ isReady });
});
