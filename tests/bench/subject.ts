/**
 * Measures how reliably we can tell whether a photo shows an ID, and which side: `npm run bench:subject`. With `--
 * --photos FOLDER`, prints the verdict on each picture in a folder, as a front and as a back.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import { hasSubjectNote } from '@/lib/vision/quality/quality-note';
import { FINE_LONG_EDGE_PX, judgePhoto } from '@/lib/vision/subject/judge-photo';
import type { ExpectedDocument } from '@/lib/vision/subject/photo-judgment';
import { toGrayImage } from '../setup/to-gray-image';
import { printPairs } from './subject/pairs';
import { PICTURE_GROUPS, type PictureGroup } from './subject/pictures';

/** The photo that is sent is at most this long. */
const SENT_LONG_EDGE_PX = 2400;

const inside = (edgePx: number) =>
  ({ width: edgePx, height: edgePx, fit: 'inside', withoutEnlargement: true }) as const;

const copyInGray = (photo: Buffer, edgePx: number) => toGrayImage(sharp(photo).resize(inside(edgePx)));

/** No ID is seen in a photo that is blurred, dark, too small or cut off: only that is said, and it is not called ready. */
const NOT_READY = 'not ready';

const timesMs: number[] = [];

/** The verdict on a photo: its notes on what it shows, `not ready` without such a note, and `cut` if the document can be cut out. */
async function judge(picture: Buffer | string, expected: ExpectedDocument): Promise<string[]> {
  const sent = sharp(picture).rotate().flatten({ background: '#fff' }).resize(inside(SENT_LONG_EDGE_PX));
  const { data, info } = await sent.png({ compressionLevel: 0 }).toBuffer({ resolveWithObject: true });
  const [gray, fine] = [await copyInGray(data, GRAY_LONG_EDGE_PX), await copyInGray(data, FINE_LONG_EDGE_PX)];
  const start = performance.now();
  const { notes, isReady, document } = judgePhoto(gray, fine, Math.max(info.width, info.height), expected);
  timesMs.push(performance.now() - start);
  const said: string[] = notes.filter((note) => hasSubjectNote([note]));
  if (!isReady && said.length === 0) said.push(NOT_READY);
  return document ? [...said, 'cut'] : said;
}

async function printGroup({ name, wanted, pictures, side, ...chosen }: PictureGroup): Promise<void> {
  const counts = new Map<string, number>();
  let hits = 0;
  const expected = { side, kind: 'kind' in chosen ? chosen.kind : 'card' } as const;
  for (const take of pictures) {
    const said = await judge(await take(), expected);
    if (said.some((note) => wanted.includes(note))) hits += 1;
    for (const note of said) if (!wanted.includes(note)) counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  const others = [...counts].map(([note, count]) => `${note} ${count}`).join(', ') || '–';
  const share = wanted.length === 0 ? '' : `${hits}`;
  console.log(
    `| ${name} | ${side} | ${wanted.join(' or ') || 'nothing said'} | ${pictures.length} | ${share} | ${others} |`,
  );
}

/** Where a picture of a folder is put. */
const PLACES: readonly [string, ExpectedDocument][] = [
  ['front', { side: 'front' }],
  ['back', { side: 'back' }],
  ['front of a card', { side: 'front', kind: 'card' }],
  ['passport', { side: 'front', kind: 'passport' }],
];

const folder = process.argv[process.argv.indexOf('--photos') + 1];
if (process.argv.includes('--photos') && folder) {
  const readyCounts = new Map<string, number>();
  for (const name of readdirSync(folder).filter((file) => /\.(jpe?g|png|webp|avif|tiff?)$/i.test(file))) {
    const said: string[] = [];
    for (const [as, expected] of PLACES) {
      const notes = await judge(path.join(folder, name), expected);
      said.push(`as ${as} ${notes.join(', ') || '–'}`);
      if (notes.every((note) => note === 'cut')) readyCounts.set(as, (readyCounts.get(as) ?? 0) + 1);
    }
    console.log(`${name}: ${said.join('; ')}`);
  }
  console.log(`\nCalled ready: ${PLACES.map(([as]) => `as ${as} ${readyCounts.get(as) ?? 0}`).join(', ')}`);
} else {
  console.log('| Pictures | Put in | Wanted | Pictures | Said | Other words |');
  console.log('|---|---|---|---|---|---|');
  for (const group of PICTURE_GROUPS) await printGroup(group);
  await printPairs();
}
timesMs.sort((a, b) => a - b);
const at = (share: number) => Math.round(timesMs[Math.floor(timesMs.length * share)] ?? 0);
console.log(`\nTime to judge one photo: ${at(0.5)} ms in the middle, ${at(0.95)} ms for 95 of 100.`);
