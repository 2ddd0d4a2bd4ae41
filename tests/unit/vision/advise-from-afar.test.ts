import { beforeAll, expect, test } from 'vitest';
import { makeWorld, type World } from '../../setup/hearing-person/camera-view';
import { makeChance } from '../../setup/hearing-person/chance';
import { findAimShift, type Pose } from '../../setup/hearing-person/pose';
import { watchAtRest } from '../../setup/hearing-person/try-by-ear';

const STRAIGHT: Pose = { x: 0, y: 0, z: 180, pitch: 0, yaw: 0, roll: 0 };
/** The last of these is taken: what is not seen for sure has to be there twice. */
const FRAMES = 4;

/** A surface takes long to draw on a busy machine. */
const LIMIT_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld({ background: 'table' });
}, LIMIT_MS);

/** The advice for a phone that looks at a point this far from the card's middle, tilted, turned, and this high. */
function advise(change: Partial<Pose>) {
  const aimed = { ...STRAIGHT, ...change };
  const shift = findAimShift(aimed);
  const pose = { ...aimed, x: aimed.x - shift.x, y: aimed.y - shift.y };
  return watchAtRest(pose, 'phone', world, { brightness: 0.85 }, makeChance(1), FRAMES).advice;
}

test.each([
  ['tipped-left', { yaw: -25 }],
  ['tipped-right', { yaw: 25 }],
  ['tipped-top', { pitch: 28 }],
  ['tipped-bottom', { pitch: -28 }],
  ['closer', { z: 320 }],
  ['away', { z: 75 }],
  ['far-right', { x: -75 }],
  ['away', { x: 50 }],
  ['away', { y: -90 }],
  ['away', { y: 90 }],
  ['center', { x: 300 }],
] as const)('the advice is "%s" for a phone held at %j', (advice, change) => {
  expect(advise(change)).toBe(advice);
});

test.each([-90, -60, -30, 0, 30, 60, 90])('a phone that is turned by %d degrees may capture', (roll) => {
  expect(advise({ z: 165, roll })).toBe('ready');
});
