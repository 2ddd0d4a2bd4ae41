import { invert, type Matrix } from '../../fixtures/matrix';

/**
 * How a person works. `phone`: the ID lies on a table, and the phone, upright in its own frame, is moved above it; its
 * camera looks down. `held`: the ID is in the person's hands, in front of a computer's camera, which faces the person.
 */
export type Way = 'phone' | 'held';

/**
 * Where what is moved is. The phone's camera relative to the card, or the held card relative to the camera: x to the
 * right of the picture, y down, z the distance, in millimeters; angles in degrees.
 */
export type Pose = { x: number; y: number; z: number; pitch: number; yaw: number; roll: number };

export const POSE_AXES = ['x', 'y', 'z', 'pitch', 'yaw', 'roll'] as const;

/** A camera: the size of its video in pixels, and its focal length in pixels. */
export type Lens = { widthPx: number; heightPx: number; focalPx: number };

/** Adds a change to a pose. */
export function addPose(pose: Pose, change: Partial<Pose>, share = 1): Pose {
  const sum = { ...pose };
  for (const axis of POSE_AXES) sum[axis] += (change[axis] ?? 0) * share;
  return sum;
}

/** The pose on the way between two, at 0 to 1 of it. */
export function mixPose(from: Pose, to: Pose, share: number): Pose {
  const mixed = { ...from };
  for (const axis of POSE_AXES) mixed[axis] += (to[axis] - from[axis]) * share;
  return mixed;
}

function rotation({ pitch, yaw, roll }: Pose): Matrix {
  const [cp, sp, cy, sy, cr, sr] = [pitch, yaw, roll].flatMap((degrees) => {
    const radians = (degrees * Math.PI) / 180;
    return [Math.cos(radians), Math.sin(radians)];
  }) as [number, number, number, number, number, number];
  return [
    cr * cy - sr * sp * sy,
    -sr * cp,
    cr * sy + sr * sp * cy,
    sr * cy + cr * sp * sy,
    cr * cp,
    sr * sy - cr * sp * cy,
    -cp * sy,
    sp,
    cp * cy,
  ];
}

/** How far from straight below a phone's camera its middle line meets the table, in millimeters. */
export function findAimShift(pose: Pose): { x: number; y: number } {
  const [, , c, , , f, , , i] = rotation(pose);
  return { x: (pose.z * c) / i, y: (pose.z * f) / i };
}

/** Maps pixels of the video, homogeneous, to millimeters on the card's plane, whose origin is the card's center. */
export function findVideoToCard(pose: Pose, way: Way, { widthPx, heightPx, focalPx }: Lens): Matrix {
  const [a, b, c, d, e, f, g, h, i] = rotation(pose);
  // A phone that turns one way makes the card turn the other way in its picture.
  const [right, down] =
    way === 'held'
      ? [
          [a, d, g],
          [b, e, h],
        ]
      : [
          [a, b, c],
          [d, e, f],
        ];
  const { x, y, z } = pose;
  const origin = way === 'held' ? [x, y, z] : [-a * x - d * y + g * z, -b * x - e * y + h * z, -c * x - f * y + i * z];
  const project = ([px = 0, py = 0, pz = 0]: readonly number[]) => [
    focalPx * px + (widthPx / 2) * pz,
    focalPx * py + (heightPx / 2) * pz,
    pz,
  ];
  const [u, v, w] = [project(right as number[]), project(down as number[]), project(origin)];
  return invert([u[0], v[0], w[0], u[1], v[1], w[1], u[2], v[2], w[2]] as unknown as Matrix);
}

/** Where a point of the video is on the card's plane, in millimeters. */
export function mapPoint([a, b, c, d, e, f, g, h, i]: Matrix, x: number, y: number) {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}
