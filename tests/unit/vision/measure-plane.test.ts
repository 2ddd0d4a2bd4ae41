import { expect, test } from 'vitest';
import { FOCAL_SHARE, measurePlane } from '@/lib/vision/card/measure-plane';

const PICTURE = { widthPx: 280, heightPx: 158 };
const FOCAL_PX = FOCAL_SHARE * Math.hypot(PICTURE.widthPx, PICTURE.heightPx);
/** Millimeters: an ID-1 card in front of a camera. */
const [WIDTH, HEIGHT, AWAY] = [85.6, 53.98, 150];

const turn = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)] as const;

/** The corners of a card in the picture: turned around its middle, then its right or its bottom turned away. */
function project({ rolled = 0, rightAway = 0, bottomAway = 0 }) {
  const [[cr, sr], [cy, sy], [cp, sp]] = [turn(rolled), turn(rightAway), turn(bottomAway)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right = 0, down = 0]) => {
    const [x, y] = [(right * WIDTH) / 2, (down * HEIGHT) / 2];
    const [u, v] = [x * cr - y * sr, x * sr + y * cr];
    const z = AWAY + u * sy + v * sp;
    return { x: PICTURE.widthPx / 2 + (FOCAL_PX * u * cy) / z, y: PICTURE.heightPx / 2 + (FOCAL_PX * v * cp) / z };
  });
}

test.each([
  [{ rightAway: 20 }, 20, 0],
  [{ rightAway: -12 }, -12, 0],
  [{ bottomAway: 15 }, 0, 15],
  [{ rolled: 70, rightAway: 18 }, 18, 0],
  [{ rolled: -90, bottomAway: -25 }, 0, -25],
])('a card held like %j is known by its picture', (pose, rightAway, bottomAway) => {
  const plane = measurePlane(project(pose), PICTURE);
  expect(plane.rightAwayDegrees).toBeCloseTo(rightAway, 1);
  expect(plane.bottomAwayDegrees).toBeCloseTo(bottomAway, 1);
  expect(plane.aspect).toBeCloseTo(WIDTH / HEIGHT, 2);
  expect(plane.skew).toBeCloseTo(0, 2);
});

test('what looks like a rectangle but is seen from aside is none', () => {
  const [a, b, c, d] = project({}) as [
    { x: number; y: number },
    { x: number; y: number },
    { x: number; y: number },
    { x: number; y: number },
  ];
  const slanted = [{ ...a, x: a.x + 25 }, { ...b, x: b.x + 25 }, c, d];
  expect(Math.abs(measurePlane(slanted, PICTURE).skew)).toBeGreaterThan(0.2);
});
