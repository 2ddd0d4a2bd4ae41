import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Libraries that workers load as is, each with its license: libheif (LGPL), zxing-wasm (MIT), and pdf.js (Apache-2.0)
 * with its fonts, character maps, color profiles and decoders.
 */
export const VENDORS = [
  { from: 'node_modules/libheif-js/libheif-wasm', to: 'libheif', names: ['libheif.js', 'libheif.wasm', 'LICENSE'] },
  { from: 'node_modules/zxing-wasm/dist/iife/reader', to: 'zxing', names: ['index.js'] },
  { from: 'node_modules/zxing-wasm/dist/reader', to: 'zxing', names: ['zxing_reader.wasm'] },
  { from: 'node_modules/zxing-wasm', to: 'zxing', names: ['LICENSE'] },
  { from: 'node_modules/pdfjs-dist/legacy/build', to: 'pdfjs', names: ['pdf.min.mjs', 'pdf.worker.min.mjs'] },
  { from: 'node_modules/pdfjs-dist', to: 'pdfjs', names: ['LICENSE', 'standard_fonts', 'cmaps', 'iccs', 'wasm'] },
];

/** The packages they come from. */
export const VENDOR_PACKAGES = ['libheif-js', 'pdfjs-dist', 'zxing-wasm'];

/** The sandbox of pdf.js for scripts in PDF files: none is ever run, so it is not served. */
const isServed = (path) => !path.includes('quickjs-eval');

const NOTICES = { from: 'THIRD-PARTY-NOTICES.md', to: 'public/vendor/third-party-notices.txt' };

/** Copies them, unmodified, to where the portal serves them from its own origin. */
export function copyVendorFiles() {
  for (const { from, to, names } of VENDORS) {
    const folder = join('public/vendor', to);
    mkdirSync(folder, { recursive: true });
    for (const name of names) cpSync(join(from, name), join(folder, name), { recursive: true, filter: isServed });
  }
  cpSync(NOTICES.from, NOTICES.to);
}
