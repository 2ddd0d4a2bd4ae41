import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const LIBHEIF_FOLDER = 'public/vendor/libheif';
const ZXING_FOLDER = 'public/vendor/zxing';

/** Puts libheif (LGPL) and zxing-wasm (MIT), unmodified and with their licences, where the portal serves them from its own origin. */
export function copyVendorFiles() {
  mkdirSync(LIBHEIF_FOLDER, { recursive: true });
  for (const name of ['libheif.js', 'libheif.wasm', 'LICENSE']) {
    copyFileSync(join('node_modules/libheif-js/libheif-wasm', name), join(LIBHEIF_FOLDER, name));
  }
  mkdirSync(ZXING_FOLDER, { recursive: true });
  copyFileSync('node_modules/zxing-wasm/dist/iife/reader/index.js', join(ZXING_FOLDER, 'zxing-reader.js'));
  copyFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', join(ZXING_FOLDER, 'zxing-reader.wasm'));
  copyFileSync('node_modules/zxing-wasm/LICENSE', join(ZXING_FOLDER, 'LICENSE'));
}
