/**
 * `npm run digits`: cuts the digits out of Public Sans, for numbers that people read (see `app/layout.tsx`). Written to
 * `app/digits.woff2`; a test compares it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const SOURCE = '../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2';
const TARGET = '../app/digits.woff2';

const pathOf = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The font with nothing but its digits, of every weight. */
export const makeDigitsFont = () => subsetFont(readFileSync(pathOf(SOURCE)), '0123456789', { targetFormat: 'woff2' });

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pathOf(TARGET), await makeDigitsFont());
