import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const LIBHEIF_FOLDER = 'public/vendor/libheif';

/** Puts libheif, unmodified and with its licence (LGPL), where the portal serves it from its own origin. */
export function copyVendorFiles() {
  mkdirSync(LIBHEIF_FOLDER, { recursive: true });
  for (const name of ['libheif.js', 'libheif.wasm', 'LICENSE']) {
    copyFileSync(join('node_modules/libheif-js/libheif-wasm', name), join(LIBHEIF_FOLDER, name));
  }
}
