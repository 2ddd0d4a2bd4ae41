/**
 * Draws the pages of a PDF. A plain script with an address of its own, because some scans are packed in formats that only
 * WebAssembly unpacks (JPEG 2000, JBIG2): next.config.mjs puts 'wasm-unsafe-eval' on this response. pdf.js is loaded as its
 * own unmodified files and works in this one thread, so that ending the worker gives all memory back.
 *
 * Takes `{ file: Blob, longEdgePx: number, pageNumber?: number }`, pages counted from 1; says `{ percent }` at once and while it works,
 * then one of
 * - `{ picture: ImageBitmap }`, the page asked for, or the only one that shows anything: about longEdgePx long, white margins cut away;
 * - `{ pages: { number: number, thumbnail: Blob }[], shownUpTo: number, pageCount: number }`, small JPEGs of those of the first
 *   `shownUpTo` pages that show anything when there are several and none was asked for;
 * - `{ failed: 'locked' | 'damaged' | 'not-loaded' }`; not loaded also where workers have no canvases.
 */
const FOLDER = '/vendor/pdfjs/';

const THUMBNAILS_MAX = 10;
const THUMBNAIL_LONG_EDGE_PX = 480;
/** A page's own unit is 1/72 inch: this is 600 dots an inch, as much as any scan holds. */
const SCALE_MAX = 600 / 72;

/** Lighter than this (0 to 255) counts as paper. */
const PAPER_BRIGHTNESS = 240;
/** Kept around what is on the paper, as a share of the page's long edge. */
const MARGIN_SHARE = 0.02;

/** Percent done after each step. */
const PROGRESS = { loaded: 20, opened: 30, drawn: 95 };

class CanvasFactory {
  create(width, height) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }
  reset({ canvas }, width, height) {
    canvas.width = width;
    canvas.height = height;
  }
  destroy(made) {
    made.canvas.width = 0;
    made.canvas.height = 0;
    made.canvas = null;
    made.context = null;
  }
}

/** Filters are elements of a page, which a worker lacks. Only rare decorations need them. */
class FilterFactory {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy() {}
}

async function loadPdfjs() {
  // In a thread without a window, its worker part would listen to our messages and answer them.
  self.window = self;
  await import(`${FOLDER}pdf.worker.min.mjs`);
  Reflect.deleteProperty(self, 'window');
  return import(`${FOLDER}pdf.min.mjs`);
}

async function openDocument(pdfjs, file) {
  const { href } = new URL(FOLDER, self.location.href);
  return pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    CanvasFactory,
    FilterFactory,
    // Letters are drawn as shapes: a worker has no place for fonts.
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    useWorkerFetch: true,
    standardFontDataUrl: `${href}standard_fonts/`,
    cMapUrl: `${href}cmaps/`,
    iccUrl: `${href}iccs/`,
    wasmUrl: `${href}wasm/`,
  }).promise;
}

/** @param box the part of the page to draw, in page units at scale 1 */
async function drawPage(page, box, scale) {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  );
  const canvasContext = canvas.getContext('2d', { willReadFrequently: true });
  const viewport = page.getViewport({ scale, offsetX: -box.x * scale, offsetY: -box.y * scale });
  await page.render({ canvas: null, canvasContext, viewport, background: 'white' }).promise;
  return canvas;
}

function wholePage(page) {
  const { width, height } = page.getViewport({ scale: 1 });
  return { x: 0, y: 0, width, height };
}

const scaleFor = (box, longEdgePx) => Math.min(SCALE_MAX, longEdgePx / Math.max(box.width, box.height));

async function drawThumbnail(page) {
  const box = wholePage(page);
  return drawPage(page, box, THUMBNAIL_LONG_EDGE_PX / Math.max(box.width, box.height));
}

/** The box around everything that is not paper, in pixels; undefined on an empty page. */
function findInk(canvas) {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const ink = { left: width, top: height, right: -1, bottom: -1 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const offset = (y * width + x) * 4;
      if (Math.min(data[offset], data[offset + 1], data[offset + 2]) >= PAPER_BRIGHTNESS) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x);
      ink.top = Math.min(ink.top, y);
      ink.bottom = Math.max(ink.bottom, y);
    }
  }
  return ink.right < 0 ? undefined : ink;
}

/** A copy of a card on a sheet of paper is small: without the empty margins it gets all of the pixels. */
async function findContent(page) {
  const whole = wholePage(page);
  const thumbnail = await drawThumbnail(page);
  const ink = findInk(thumbnail);
  if (!ink) return whole;
  const unit = whole.width / thumbnail.width;
  const margin = MARGIN_SHARE * Math.max(whole.width, whole.height);
  const x = Math.max(0, ink.left * unit - margin);
  const y = Math.max(0, ink.top * unit - margin);
  return {
    x,
    y,
    width: Math.min(whole.width, (ink.right + 1) * unit + margin) - x,
    height: Math.min(whole.height, (ink.bottom + 1) * unit + margin) - y,
  };
}

async function makePicture(page, longEdgePx) {
  const box = await findContent(page);
  const canvas = await drawPage(page, box, scaleFor(box, longEdgePx));
  return canvas.transferToImageBitmap();
}

/** @returns whether the page is empty; undefined if it is damaged: its neighbors may be whole */
async function makeThumbnail(document, number) {
  try {
    const canvas = await drawThumbnail(await document.getPage(number));
    const isEmpty = findInk(canvas) === undefined;
    return { number, isEmpty, thumbnail: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }) };
  } catch {
    return undefined;
  }
}

/** The first `count` pages without those that are damaged or, unless all are, empty. */
async function listPages(document, count, onPage) {
  const pages = [];
  for (let number = 1; number <= count; number += 1) {
    const page = await makeThumbnail(document, number);
    if (page) pages.push(page);
    onPage(number / count);
  }
  const full = pages.filter(({ isEmpty }) => !isEmpty);
  return (full.length > 0 ? full : pages).map(({ number, thumbnail }) => ({ number, thumbnail }));
}

const post = (message) => self.postMessage(message, message.picture ? [message.picture] : []);

async function work(document, { longEdgePx, pageNumber }) {
  const { numPages } = document;
  if (pageNumber !== undefined || numPages === 1) {
    const picture = await makePicture(await document.getPage(pageNumber ?? 1), longEdgePx);
    return { picture };
  }
  const shownUpTo = Math.min(numPages, THUMBNAILS_MAX);
  const pages = await listPages(document, shownUpTo, (share) =>
    post({ percent: PROGRESS.opened + share * (PROGRESS.drawn - PROGRESS.opened) }),
  );
  if (pages.length === 0) return { failed: 'damaged' };
  if (pages.length > 1 || shownUpTo < numPages) return { pages, shownUpTo, pageCount: numPages };
  return { picture: await makePicture(await document.getPage(pages[0].number), longEdgePx) };
}

self.addEventListener('message', async ({ data }) => {
  let failed = 'not-loaded';
  post({ percent: 0 });
  try {
    if (typeof OffscreenCanvas !== 'function') throw new Error('Nothing to draw on');
    const pdfjs = await loadPdfjs();
    post({ percent: PROGRESS.loaded });
    failed = 'damaged';
    const document = await openDocument(pdfjs, data.file);
    post({ percent: PROGRESS.opened });
    post(await work(document, data));
  } catch (error) {
    post({ failed: error?.name === 'PasswordException' ? 'locked' : failed });
  }
});
