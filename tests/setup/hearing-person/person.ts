import type { Light } from './camera-view';
import type { Chance } from './chance';
import { makeHand } from './hand';
import type { Pose, Way } from './pose';
import type { Start } from './start';
import { type Direction, type Intention, understand } from './understand';

/** From the end of a sentence to the beginning of the movement. */
const REACTION_MS = 1000;
const MOVEMENT_MS = 700;
/** What people do when no amount is given, in millimeters, degrees, and as a share of the distance. */
const SLIDE_MM = 30;
const LITTLE_SLIDE_MM = 12;
const TIP_DEGREES = 10;
const NEARER_SHARE = 0.22;
const FURTHER_SHARE = 0.15;
const AWAY_SHARE = 0.4;
/** Of every amount: the standard deviation of its logarithm. */
const AMOUNT_SPREAD = 0.35;
/** What each movement changes besides, unknown to the person (standard deviations). */
const SLIP: Pose = { x: 3, y: 3, z: 6, pitch: 1.5, yaw: 1.5, roll: 1.5 };
/** A direction in the dark: straight ahead is off by this much. */
const AIM_DEGREES = 12;
/** What a hand feels to be level. */
const LEVEL_DEGREES = 6;
/** Where a phone that was laid on the ID and lifted ends up, besides the distance that was said. */
const LIFT = { sideMm: 12, distanceSpread: 0.2, rollDegrees: 8 };

/** How long it takes to find a book and lay the ID on it, and where the camera and the ID are then. */
const FETCH_MS = [6000, 9000] as const;
const OUT_OF_VIEW_MM = 400;
const BACK = { sideMm: 30, distanceMm: [120, 260], rollDegrees: 15 } as const;

export type Person = {
  pose(): Pose;
  light(): Light;
  /** How many books the ID has been laid on. */
  bookCount(): number;
  hear(sentence: string, nowMs: number): void;
  advance(nowMs: number, passedMs: number): void;
};

const SIGNS: Record<Way, Record<Direction, readonly ['pitch' | 'yaw', 1 | -1]>> = {
  phone: { top: ['pitch', -1], bottom: ['pitch', 1], left: ['yaw', 1], right: ['yaw', -1] },
  held: { top: ['pitch', 1], bottom: ['pitch', -1], left: ['yaw', 1], right: ['yaw', -1] },
};

/** In the picture's axes: a person in front of the camera has left and right the other way around. */
const SLIDES: Record<Way, Record<Direction, readonly [x: number, y: number]>> = {
  phone: { left: [-1, 0], right: [1, 0], top: [0, -1], bottom: [0, 1] },
  held: { left: [1, 0], right: [-1, 0], top: [0, -1], bottom: [0, 1] },
};

/** Creates a person who hears and sees nothing, and does what was said last, as well as hands can. */
export function makePerson({ way, pose: startPose, light: startLight }: Start, chance: Chance): Person {
  const hand = makeHand(startPose, chance);
  let pose = startPose;
  let light = startLight;
  let brighten: { atMs: number; brightness: number } | undefined;
  let bookAtMs = Number.POSITIVE_INFINITY;
  let bookCount = 0;
  let pending: { intention: Intention; atMs: number } | undefined;
  const last = new Map<string, { sign: number; share: number }>();

  /** Who is sent back after a step takes half of it. */
  const shareOf = (axis: string, sign: number) => {
    const before = last.get(axis);
    const share =
      before === undefined
        ? 1
        : before.sign === sign
          ? Math.min(1, before.share * 1.25)
          : Math.max(0.25, before.share / 2);
    last.set(axis, { sign, share });
    return share * chance.factor(AMOUNT_SPREAD);
  };
  const step = (change: Partial<Pose>, nowMs: number, durationMs = MOVEMENT_MS) => {
    hand.setStill(false);
    const slipped: Pose = { x: 0, y: 0, z: 0, pitch: 0, yaw: 0, roll: 0, ...change };
    for (const axis of Object.keys(SLIP) as (keyof Pose)[]) slipped[axis] += chance.normal(SLIP[axis]);
    hand.move(slipped, nowMs, durationMs * chance.factor(0.2));
  };
  const slide = (direction: Direction, amountMm: number, nowMs: number) => {
    const [x, y] = SLIDES[way][direction];
    const offDegrees = chance.normal(AIM_DEGREES) + (way === 'phone' ? hand.goal().roll : 0);
    const [cos, sin] = [Math.cos((offDegrees * Math.PI) / 180), Math.sin((offDegrees * Math.PI) / 180)];
    const mm = amountMm * shareOf(x === 0 ? 'y' : 'x', x + y);
    step({ x: mm * (x * cos - y * sin), y: mm * (x * sin + y * cos) }, nowMs);
  };
  const goTo = (target: Partial<Pose>, nowMs: number, durationMs: number) => {
    const from = hand.goal();
    const change: Partial<Pose> = {};
    for (const axis of Object.keys(target) as (keyof Pose)[]) change[axis] = (target[axis] as number) - from[axis];
    hand.setStill(false);
    hand.move(change, nowMs, durationMs);
  };
  const lay = ({ centimeters, isLengthwise }: Extract<Intention, { kind: 'lay' }>, nowMs: number) => {
    last.clear();
    const side = () => chance.normal(LIFT.sideMm);
    const level = { pitch: chance.normal(LEVEL_DEGREES), yaw: chance.normal(LEVEL_DEGREES) };
    const z = 10 * centimeters * chance.factor(LIFT.distanceSpread);
    // Lengthwise, the nearer way around.
    const turn = isLengthwise ? (hand.goal().roll < 0 ? -90 : 90) : 0;
    goTo({ x: side(), y: side(), z: 30, ...level, roll: turn + chance.normal(LIFT.rollDegrees) }, nowMs, 2500);
    hand.move({ z: z - 30, x: chance.normal(8), y: chance.normal(8) }, nowMs + 3000, 3500);
  };
  const shade = (nowMs: number) => {
    if (way === 'held') {
      const axis = chance.isTrue(0.5) ? 'pitch' : 'yaw';
      return step({ [axis]: (chance.isTrue(0.5) ? 1 : -1) * 8 * chance.factor(AMOUNT_SPREAD) }, nowMs);
    }
    const direction = chance.between(0, 2 * Math.PI);
    const mm = chance.between(30, 80);
    if (light.lamp) {
      const { x, y, radiusMm } = light.lamp;
      light = { ...light, lamp: { x: x + mm * Math.cos(direction), y: y + mm * Math.sin(direction), radiusMm } };
    }
    step({ x: chance.normal(12), y: chance.normal(12) }, nowMs, 2500);
  };

  const fetchBook = (nowMs: number) => {
    last.clear();
    goTo({ x: OUT_OF_VIEW_MM }, nowMs, 1500);
    bookAtMs = nowMs + chance.between(...FETCH_MS);
  };
  const comeBack = (nowMs: number) => {
    bookCount += 1;
    bookAtMs = Number.POSITIVE_INFINITY;
    hand.stop(nowMs);
    const level = { pitch: chance.normal(LEVEL_DEGREES), yaw: chance.normal(LEVEL_DEGREES) };
    const side = { x: chance.normal(BACK.sideMm), y: chance.normal(BACK.sideMm) };
    goTo(
      { ...side, ...level, z: chance.between(...BACK.distanceMm), roll: chance.normal(BACK.rollDegrees) },
      nowMs,
      1500,
    );
  };

  const act = (intention: Intention, nowMs: number) => {
    switch (intention.kind) {
      case 'slide':
        return slide(intention.direction, intention.isLittle ? LITTLE_SLIDE_MM : SLIDE_MM, nowMs);
      case 'somehow':
        return slide(
          (['left', 'right', 'top', 'bottom'] as const)[Math.floor(chance.between(0, 4))] ?? 'left',
          SLIDE_MM,
          nowMs,
        );
      case 'tip': {
        const [axis, sign] = SIGNS[way][intention.direction];
        return step({ [axis]: sign * TIP_DEGREES * shareOf(axis, sign) }, nowMs);
      }
      case 'nearer':
        return step({ z: -hand.goal().z * NEARER_SHARE * shareOf('z', -1) }, nowMs);
      case 'further':
        return step({ z: hand.goal().z * FURTHER_SHARE * shareOf('z', 1) }, nowMs);
      case 'away':
        return step({ z: hand.goal().z * AWAY_SHARE * shareOf('z', 1) }, nowMs);
      case 'focus':
        return chance.isTrue(0.5) ? step({ z: hand.goal().z * 0.1 }, nowMs) : hand.setStill(true);
      case 'straight':
        return goTo({ pitch: chance.normal(LEVEL_DEGREES), yaw: chance.normal(LEVEL_DEGREES) }, nowMs, 1500);
      case 'lay':
        return lay(intention, nowMs);
      case 'light': {
        const brightness = chance.isTrue(0.85) ? chance.between(0.55, 1) : light.brightness * 1.6;
        if (light.brightness < 0.5) brighten = { atMs: nowMs + chance.between(3000, 6000), brightness };
        return undefined;
      }
      case 'shade':
        return shade(nowMs);
      case 'plain':
        return fetchBook(nowMs);
      default:
        return undefined;
    }
  };

  return {
    pose: () => pose,
    light: () => light,
    bookCount: () => bookCount,
    hear(sentence, nowMs) {
      const intention = understand(sentence);
      if (intention.kind !== 'nothing') pending = { intention, atMs: nowMs + REACTION_MS * chance.factor(0.25) };
    },
    advance(nowMs, passedMs) {
      if (brighten && nowMs >= brighten.atMs) {
        light = { ...light, brightness: brighten.brightness };
        brighten = undefined;
      }
      if (nowMs >= bookAtMs) comeBack(nowMs);
      if (pending && nowMs >= pending.atMs) {
        if (pending.intention.kind === 'still') {
          hand.stop(nowMs);
          hand.setStill(true);
          pending = undefined;
        } else if (!hand.isMoving(nowMs)) {
          act(pending.intention, nowMs);
          pending = undefined;
        }
      }
      pose = hand.advance(nowMs, passedMs);
    },
  };
}
