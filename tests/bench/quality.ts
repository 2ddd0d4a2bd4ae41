import sharp from 'sharp';
import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { assessImage, GRAY_LONG_EDGE_PX } from '@/lib/vision/quality/assess-image';
import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { makeScene, type Scene } from '../fixtures/quality-scenes';
import { toGrayImage } from '../setup/to-gray-image';
import { PHOTO_GROUPS, type PhotoGroup } from './quality/photos';
import { listTiltedPhotos } from './quality/tilted-photos';

/** The photo as the worker sees it: a gray copy of what would be sent. */
async function copyInGray(jpeg: Buffer): Promise<GrayImage> {
  const size = {
    width: GRAY_LONG_EDGE_PX,
    height: GRAY_LONG_EDGE_PX,
    fit: 'inside',
    withoutEnlargement: true,
  } as const;
  return toGrayImage(sharp(jpeg).resize(size));
}

const timesMs: number[] = [];

async function assess(jpeg: Buffer, longEdgePx: number): Promise<QualityNote[]> {
  const gray = await copyInGray(jpeg);
  const start = performance.now();
  const notes = assessImage(gray, longEdgePx);
  timesMs.push(performance.now() - start);
  return notes;
}

const assessScene = async (scene: Scene) =>
  assess(await makeScene(scene), Math.max(scene.widthPx ?? 0, scene.heightPx ?? 0));

const countNotes = (notes: readonly QualityNote[]) => {
  const counts = new Map<QualityNote, number>();
  for (const note of notes) counts.set(note, (counts.get(note) ?? 0) + 1);
  return [...counts].map(([note, count]) => `${note} ${count}`).join(', ') || '–';
};

const WISHES: Record<PhotoGroup['expected'], string> = { note: 'yes', 'no note': 'no', either: 'either' };

async function measureGroup({ fault, strength, expected, scenes }: PhotoGroup): Promise<string> {
  const found: QualityNote[][] = [];
  for (const scene of scenes) found.push(await assessScene(scene));
  const noted = fault === 'none' ? '' : `${found.filter((notes) => notes.includes(fault)).length}`;
  const others = found.flatMap((notes) => notes.filter((note) => note !== fault));
  return `| ${fault} | ${strength} | ${WISHES[expected]} | ${scenes.length} | ${noted} | ${countNotes(others)} |`;
}

async function measureTilted(): Promise<string> {
  const photos = listTiltedPhotos();
  const found: QualityNote[] = [];
  for (const { take, longEdgePx } of photos) found.push(...(await assess(await take(), longEdgePx)));
  return `| none | good photos, in perspective | no | ${photos.length} |  | ${countNotes(found)} |`;
}

console.log('| Fault | Strength | Note wanted | Photos | Noted | Other notes |');
console.log('|---|---|---|---|---|---|');
console.log(await measureTilted());
for (const group of PHOTO_GROUPS) console.log(await measureGroup(group));

timesMs.sort((a, b) => a - b);
const at = (share: number) => Math.round(timesMs[Math.floor(timesMs.length * share)] ?? 0);
console.log(`\nTime to assess one photo: ${at(0.5)} ms in the middle, ${at(0.95)} ms for 95 of 100.`);
