import { beforeAll, expect, test } from 'vitest';
import { adviseFromAfar } from '@/lib/vision/card/advise-from-afar';
import { findCaptureRegion } from '@/lib/vision/card/capture-region';
import { makeDraw, makeWorld, type World } from '../../setup/hearing-person/camera-view';
import { makeChance } from '../../setup/hearing-person/chance';
import { findAimShift, type Pose } from '../../setup/hearing-person/pose';
import { BOXES, guideOf, LENSES } from '../../setup/hearing-person/try-by-ear';

const STRAIGHT: Pose = { x: 0, y: 0, z: 180, pitch: 0, yaw: 0, roll: 0 };
/** The longer edge of what is searched. */
const EDGE_PX = 280;

let world: World;
beforeAll(async () => {
  world = await makeWorld({ background: 'table' });
});

/** The advice for a phone that looks at a point this far from the card's middle, tilted, turned, and this high. */
function advise(change: Partial<Pose>) {
  const lens = LENSES.phone;
  const video = { width: lens.widthPx, height: lens.heightPx };
  const scale = EDGE_PX / lens.heightPx;
  const region = findCaptureRegion(guideOf(BOXES.phone), BOXES.phone, video);
  const aimed = { ...STRAIGHT, ...change };
  const shift = findAimShift(aimed);
  const pose = { ...aimed, x: aimed.x - shift.x, y: aimed.y - shift.y };
  const exposure = { before: pose, pose, light: { brightness: 0.85 } };
  const draw = makeDraw(world, 'phone', lens, exposure, makeChance(1));
  const image = draw('wide', { left: 0, top: 0, ...video }, Math.round(lens.widthPx * scale), EDGE_PX);
  return adviseFromAfar(image, {
    left: region.left * scale,
    top: region.top * scale,
    width: region.width * scale,
    height: region.height * scale,
  });
}

test.each([
  ['turned-clockwise', { roll: -30 }],
  ['turned-counterclockwise', { roll: 30 }],
  ['tipped-left', { yaw: -25 }],
  ['tipped-right', { yaw: 25 }],
  ['tipped-top', { pitch: 24 }],
  ['tipped-top', { pitch: 28 }],
  ['tipped-top', { pitch: 24, z: 150 }],
  ['tipped-top', { pitch: 28, z: 150 }],
  ['tipped-top', { pitch: 24, z: 135 }],
  ['tipped-top', { pitch: 28, z: 135 }],
  ['tipped-bottom', { pitch: -24 }],
  ['closer', { z: 320 }],
  ['away', { z: 75 }],
  ['far-right', { x: -75 }],
  ['far-left', { x: 75 }],
  ['far-bottom', { y: -90 }],
  ['far-top', { y: 90 }],
  ['center', { x: 300 }],
] as const)('the advice is "%s" for a phone held at %j', (advice, change) => {
  expect(advise(change).advice).toBe(advice);
});

test('a card that is whole and straight, but beside the guide, can be followed', () => {
  expect(advise({ y: -60, z: 150 }).middle).toBeDefined();
  expect(advise({ y: -60, z: 150, roll: 20 }).middle).toBeUndefined();
});
