import type { Chance } from './chance';
import { addPose, POSE_AXES, type Pose } from './pose';

/**
 * How a hand sways around where it is meant to be (standard deviations in millimeters and degrees, and for how long),
 * and how fast it strays from there (standard deviations of the speed per second, and for how long).
 */
const SWAY: Pose = { x: 1, y: 1, z: 1.5, pitch: 0.4, yaw: 0.4, roll: 0.4 };
const SWAY_MS = 800;
const STRAY: Pose = { x: 1, y: 1, z: 1.5, pitch: 0.4, yaw: 0.4, roll: 0.3 };
const STRAY_MS = 2000;
/** Of the sway, while the person tries to hold still. */
const STILL_SHARE = 0.6;

type Movement = { change: Partial<Pose>; fromMs: number; untilMs: number };

/** A hand that carries out movements one after another, and is never quite still. */
export type Hand = {
  move(change: Partial<Pose>, fromMs: number, durationMs: number): void;
  /** Ends what is under way where it is. */
  stop(nowMs: number): void;
  isMoving(nowMs: number): boolean;
  /** Where the hand means to be when all movements are done. */
  goal(): Pose;
  setStill(isStill: boolean): void;
  /** Goes on to a later time. */
  advance(nowMs: number, passedMs: number): Pose;
};

const ease = (share: number) => share * share * (3 - 2 * share);

/** Creates a hand at a pose. */
export function makeHand(start: Pose, chance: Chance): Hand {
  let settled = start;
  let movements: Movement[] = [];
  let sway: Pose = { x: 0, y: 0, z: 0, pitch: 0, yaw: 0, roll: 0 };
  const speed = { ...sway };
  let isStill = false;
  const doneAt = ({ fromMs, untilMs }: Movement, nowMs: number) =>
    ease(Math.max(0, Math.min(1, (nowMs - fromMs) / (untilMs - fromMs))));

  return {
    move(change, fromMs, durationMs) {
      movements.push({ change, fromMs, untilMs: fromMs + durationMs });
    },
    stop(nowMs) {
      for (const movement of movements) settled = addPose(settled, movement.change, doneAt(movement, nowMs));
      movements = [];
    },
    isMoving: (nowMs) => movements.some(({ untilMs }) => untilMs > nowMs),
    goal: () => movements.reduce((pose, { change }) => addPose(pose, change), settled),
    setStill(value) {
      isStill = value;
    },
    advance(nowMs, passedMs) {
      const [kept, keptSpeed] = [Math.exp(-passedMs / SWAY_MS), Math.exp(-passedMs / STRAY_MS)];
      const size = Math.sqrt(1 - kept * kept) * (isStill ? STILL_SHARE : 1);
      const [nextSway, strayed] = [{ ...sway }, { ...settled }];
      for (const axis of POSE_AXES) {
        nextSway[axis] = sway[axis] * kept + chance.normal(SWAY[axis] * size);
        speed[axis] = speed[axis] * keptSpeed + chance.normal(STRAY[axis] * Math.sqrt(1 - keptSpeed * keptSpeed));
        strayed[axis] += (speed[axis] * passedMs) / 1000;
      }
      sway = nextSway;
      settled = strayed;
      for (const movement of movements.filter(({ untilMs }) => untilMs <= nowMs))
        settled = addPose(settled, movement.change);
      movements = movements.filter(({ untilMs }) => untilMs > nowMs);
      const meant = movements.reduce(
        (pose, movement) => addPose(pose, movement.change, doneAt(movement, nowMs)),
        settled,
      );
      const pose = addPose(meant, sway);
      // A phone cannot go into the table, nor an arm be longer.
      return { ...pose, z: Math.max(25, Math.min(600, pose.z)) };
    },
  };
}
