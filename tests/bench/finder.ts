/** Measures what the card finder sees in the camera's frames, and how long it takes: `npm run bench:finder`. */
import sharp from 'sharp';
import { ASPECT_RATIOS, type DocumentShape, otherShape } from '@/lib/vision/card/document-shape';
import { type CardSearch, findCardInFrame } from '@/lib/vision/card/find-card-in-frame';
import { BACK_SVG, FRONT_SVG } from '../fixtures/card-drawing';
import { makeRandom } from '../fixtures/make-random';
import { OTHER_CARDS } from '../fixtures/other-cards';
import { BACKGROUNDS, makeScene, OTHER_BACKGROUNDS } from '../fixtures/quality-scenes';
import { toGrayImage } from '../setup/to-gray-image';

const FRAME_WIDTH_PX = 320;
/** Twice the resolution of what is judged. */
const VIDEO_WIDTH_PX = 2 * FRAME_WIDTH_PX;
const FRAME_COUNT = 120;
const SIZE_ERROR_MAX = 0.05;

const CARDS = [FRONT_SVG, BACK_SVG, ...OTHER_CARDS.slice(0, 5)];
const PAGES = OTHER_CARDS.slice(5);

type Group = {
  name: string;
  /** Whether the document has the same shape as the guide it is in. */
  isOwnShape: boolean;
  shares: readonly [number, number];
  tiltsDegrees: readonly [number, number];
  isHeld?: boolean;
  /**
   * Whether a search has the outcome that a person would want. `share`: share of the frame's width that the document
   * takes up.
   */
  isRight(search: CardSearch, share: number): boolean;
};

const isFoundAtSize = (search: CardSearch, share: number) =>
  search.kind === 'found' && Math.abs(search.card.widthPx / FRAME_WIDTH_PX / share - 1) <= SIZE_ERROR_MAX;
const isNotFound = ({ kind }: CardSearch) => kind !== 'found';

const GROUPS: readonly Group[] = [
  { name: 'found, straight', isOwnShape: true, shares: [0.55, 0.88], tiltsDegrees: [0, 3], isRight: isFoundAtSize },
  { name: 'found, askew', isOwnShape: true, shares: [0.55, 0.85], tiltsDegrees: [3, 6], isRight: isFoundAtSize },
  {
    ...{ name: 'found, between fingers', isOwnShape: true, shares: [0.55, 0.85], tiltsDegrees: [0, 4], isHeld: true },
    isRight: isFoundAtSize,
  },
  {
    ...{ name: 'the other document told', isOwnShape: false, shares: [0.6, 0.78], tiltsDegrees: [0, 4] },
    isRight: ({ kind }) => kind === 'other',
  },
  {
    ...{ name: 'too near: not found', isOwnShape: true, shares: [1.08, 1.3], tiltsDegrees: [0, 4] },
    isRight: isNotFound,
  },
  { name: 'no document: not found', isOwnShape: true, shares: [0.02, 0.03], tiltsDegrees: [0, 4], isRight: isNotFound },
];

async function drawFrame(group: Group, guide: DocumentShape, random: () => number) {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const between = ([low, high]: readonly [number, number]) => low + random() * (high - low);
  const shape = group.isOwnShape ? guide : otherShape(guide);
  const share = between(group.shares);
  const heightPx = Math.round(VIDEO_WIDTH_PX / ASPECT_RATIOS[guide]);
  const jpeg = await makeScene({
    widthPx: VIDEO_WIDTH_PX,
    heightPx,
    cardShare: share,
    svg: pick(shape === 'card' ? CARDS : PAGES),
    background: pick([...BACKGROUNDS, ...OTHER_BACKGROUNDS]),
    tiltDegrees: between(group.tiltsDegrees) * (random() < 0.5 ? -1 : 1),
    offsetX: between([-1, 1]) * Math.max(0, 0.96 - share) * 0.3,
    offsetY: between([-0.02, 0.02]),
    exposure: between([0.5, 1]),
    falloff: between([0, 0.35]),
    isHeld: group.isHeld ?? false,
    blurPx: between([0.4, 1.2]),
    noiseAmplitude: between([8, 40]),
  });
  return { image: await toGrayImage(sharp(jpeg).resize(FRAME_WIDTH_PX)), share };
}

const timesMs: number[] = [];

async function countRight(group: Group, guide: DocumentShape): Promise<string> {
  const random = makeRandom(group.name.length);
  let right = 0;
  for (let index = 0; index < FRAME_COUNT; index += 1) {
    const { image, share } = await drawFrame(group, guide, random);
    const start = performance.now();
    const search = findCardInFrame(image, guide);
    timesMs.push(performance.now() - start);
    if (group.isRight(search, share)) right += 1;
  }
  return `${right} of ${FRAME_COUNT}`;
}

console.log('| Wanted | Card guide | Passport guide |');
console.log('|---|---|---|');
for (const group of GROUPS) {
  console.log(`| ${group.name} | ${await countRight(group, 'card')} | ${await countRight(group, 'passport')} |`);
}
timesMs.sort((a, b) => a - b);
const at = (share: number) => (timesMs[Math.floor(timesMs.length * share)] ?? 0).toFixed(1);
console.log(`\nTime to search one frame: ${at(0.5)} ms in the middle, ${at(0.95)} ms for 95 of 100.`);
