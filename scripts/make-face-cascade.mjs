/**
 * `npm run face-cascade`: packs OpenCV's cascade for frontal faces, as Debian's `opencv-data` installs it, into
 * `lib/vision/portrait/face-cascade-bytes.ts`.
 *
 * Each of its stages: the number of its classifiers and its threshold; then for each classifier the left, top, width and
 * height of a cell in pixels, 256 bits by the pattern of a cell's eight neighbors, and its votes where the pattern's bit is
 * set and where it is not. Four bytes each, little-endian: integers but for thresholds and votes, which are floats.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = '/usr/share/opencv4/lbpcascades/lbpcascade_frontalface.xml';
const TARGET = fileURLToPath(new URL('../lib/vision/portrait/face-cascade-bytes.ts', import.meta.url));

const xml = readFileSync(SOURCE, 'utf8');
const numbersIn = (text) => text.trim().split(/\s+/).map(Number);
const allIn = (text, tag) =>
  [...text.matchAll(new RegExp(`<${tag}>\\s*([^<]*?)\\s*</${tag}>`, 'g'))].map(([, value]) => numbersIn(value));

const cells = allIn(xml, 'rect');
const integers = (values) => Buffer.from(Int32Array.from(values).buffer);
const floats = (values) => Buffer.from(Float32Array.from(values).buffer);

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

writeFileSync(
  TARGET,
  `/**
 * OpenCV's cascade for frontal faces (lbpcascade_frontalface.xml, BSD license), packed by scripts/make-face-cascade.mjs, which
 * tells the layout.
 */
export const FACE_CASCADE_BASE64 =
  '${Buffer.concat(stages).toString('base64')}';
`,
);
