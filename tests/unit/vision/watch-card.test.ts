import { expect, test } from 'vitest';
import { findCaptureRegion } from '@/lib/vision/card/capture-region';
import { makeCardWatch } from '@/lib/vision/card/watch-card';
import { FRONT_SVG } from '../../fixtures/card-drawing';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import type { Scene } from '../../fixtures/quality-scenes';
import { makeDraw, makeWorld } from '../../setup/hearing-person/camera-view';
import { makeChance } from '../../setup/hearing-person/chance';
import type { Pose } from '../../setup/hearing-person/pose';
import { BOXES, guideOf, isWholeIn, LENSES, watchAtRest } from '../../setup/hearing-person/try-by-ear';

const FRAMES = 4;
const STRAIGHT: Pose = { x: 0, y: 0, z: 146, pitch: 0, yaw: 0, roll: 0 };
const VIDEO = { width: LENSES.phone.widthPx, height: LENSES.phone.heightPx };
const GUIDED = findCaptureRegion(guideOf(BOXES.phone), BOXES.phone, VIDEO);

type Card = Pick<Scene, 'svg' | 'background'>;

/** What a phone that does not move is told, frame by frame, and whether the whole card would be kept. */
async function watch(card: Card, changes: readonly Partial<Pose>[]) {
  const world = await makeWorld(card);
  const watched = { region: GUIDED, wide: { left: 0, top: 0, ...VIDEO }, shape: 'card' } as const;
  return changes.flatMap((change) => {
    const pose = { ...STRAIGHT, ...change };
    const judge = makeCardWatch();
    const chance = makeChance(1);
    return Array.from({ length: FRAMES }, () => {
      const exposure = { before: pose, pose, light: { brightness: 0.9 } };
      const { advice, region } = judge(makeDraw(world, 'phone', LENSES.phone, exposure, chance), watched);
      return { advice, isWhole: isWholeIn(region, pose, 'phone') };
    });
  });
}

/** The picture's left border cuts the card off: the edge of its portrait passes for its side. */
const CUT = [9, 11, 13].flatMap((x) => [0, 8, 20].map((y) => ({ x, y, roll: -3 })));

test.each([
  ['wood', FRONT_SVG],
  ['table', FRONT_SVG],
  ['paper', OTHER_CARDS[1] as string],
] as const)('a card that the picture cuts off is never captured by itself, on %s', async (background, svg) => {
  const frames = await watch({ background, svg }, CUT);
  expect(frames.filter(({ advice, isWhole }) => advice === 'ready' && !isWhole)).toEqual([]);
});

/** Parts of these look like a smaller card: a block of print, tiles, the ends of fingers. */
const TURNED_AND_CUT = [
  ['phone', 'cloth', OTHER_CARDS[0], { x: -17, y: -30, z: 118, pitch: -2, yaw: 3, roll: 88 }],
  ['phone', 'tiles', FRONT_SVG, { x: -45, y: -46, z: 142, pitch: -5, yaw: 6, roll: 2 }],
  ['phone', 'marble', OTHER_CARDS[3], { x: 4, y: 55, z: 150, pitch: 4, yaw: 2, roll: 75 }],
  ['held', 'paper', FRONT_SVG, { x: -24, y: -25, z: 131, pitch: 0, yaw: 10, roll: 87 }],
] as const;

test.each(TURNED_AND_CUT)(
  'a turned card that the border cuts off is not captured by itself: %s, %s',
  async (way, background, svg, pose) => {
    const world = await makeWorld({ background, svg: svg as string });
    for (let seed = 0; seed < 4; seed += 1) {
      const { advice, region } = watchAtRest(pose, way, world, { brightness: 0.85 }, makeChance(seed), FRAMES);
      expect(isWholeIn(region, pose, way)).toBe(false);
      expect(advice).not.toBe('ready');
    }
  },
);

test('lines of checked cloth beside a card are not captured for it', async () => {
  const poses = [-9, 9].map((x) => ({ x, y: 8, roll: 2 }));
  const frames = await watch({ background: 'checked', svg: OTHER_CARDS[3] as string }, poses);
  expect(frames.filter(({ advice, isWhole }) => advice === 'ready' && !isWhole)).toEqual([]);
});

test('what is kept reaches beyond the guide where the card does', async () => {
  const pose = { y: 5, roll: 4 };
  const frames = await watch({ background: 'table', svg: FRONT_SVG }, [pose]);
  expect(isWholeIn(GUIDED, { ...STRAIGHT, ...pose }, 'phone')).toBe(false);
  expect(frames.at(-1)).toEqual({ advice: 'ready', isWhole: true });
});

test('a card that lies whole in the guide, or beside it, is captured', async () => {
  for (const change of [{}, { y: -25 }]) {
    const frames = await watch({ background: 'table', svg: FRONT_SVG }, [{ ...change, z: 165 }]);
    expect(frames.at(-1)).toEqual({ advice: 'ready', isWhole: true });
  }
});
