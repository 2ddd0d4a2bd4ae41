/**
 * `npm run face-cascade`: packs OpenCV's two cascades for frontal faces, as Debian's `opencv-data` installs them, into
 * `lib/vision/portrait/{search,check}-cascade-bytes.ts`.
 *
 * Each of its stages: the number of its classifiers and its threshold; then for each classifier the left, top, width and
 * height of a cell in pixels, 256 bits by the pattern of a cell's eight neighbors, and its votes where the pattern's bit is
 * set and where it is not. Four bytes each, little-endian: integers but for thresholds and votes, which are floats.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = '/usr/share/opencv4/lbpcascades/';
const TARGET = new URL('../lib/vision/portrait/', import.meta.url);

/** The second one has larger windows and was trained on other faces. */
const CASCADES = [
  { use: 'search', file: 'lbpcascade_frontalface.xml' },
  { use: 'check', file: 'lbpcascade_frontalface_improved.xml' },
];

const numbersIn = (text) => text.trim().split(/\s+/).map(Number);
const allIn = (text, tag) =>
  [...text.matchAll(new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`, 'g'))].map(([, value]) => numbersIn(value));

const integers = (values) => Buffer.from(Int32Array.from(values).buffer);
const floats = (values) => Buffer.from(Float32Array.from(values).buffer);

function pack(xml) {
  const cells = allIn(xml, 'rect');
  const stages = xml
    .split('<stageThreshold>')
    .slice(1)
    .map((text) => {
      const [threshold] = numbersIn(text.slice(0, text.indexOf('<')));
      const leaves = allIn(text, 'leafValues');
      const classifiers = allIn(text, 'internalNodes').map(([, , cell, ...patterns], index) =>
        Buffer.concat([integers(cells[cell]), integers(patterns), floats(leaves[index])]),
      );
      return Buffer.concat([integers([classifiers.length]), floats([threshold]), ...classifiers]);
    });
  return Buffer.concat(stages).toString('base64');
}

for (const { use, file } of CASCADES)
  writeFileSync(
    fileURLToPath(new URL(`${use}-cascade-bytes.ts`, TARGET)),
    `/** OpenCV's ${file} (BSD license), packed by scripts/make-face-cascade.mjs, which tells the layout. */
export const ${use.toUpperCase()}_CASCADE_BASE64 =
  '${pack(readFileSync(`${SOURCE}${file}`, 'utf8'))}';
`,
  );
