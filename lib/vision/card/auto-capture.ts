import type { Advice } from './judge-frame';

/** Consecutive readings: a single good one may be luck, with a hand still moving. */
const READY_READINGS = 3;
/** Nobody has looked at the picture before this. After Retake, it is also the time to change something. */
const MIN_LOOK_MS = 1500;
/** People stop waiting after about this long, so then they are told to press the button. */
const TAKE_OVER_AFTER_MS = 10_000;
/** Screen readers need about this long for a sentence, and eyes for a change. */
const MIN_ADVICE_MS = 1000;

export type AutoCapture = {
  startedAtMs: number;
  readyReadings: number;
  /** What is shown and announced now, and since when. */
  advice: Advice;
  adviceSinceMs: number;
  /** The person should press the button now; the automatic watch continues alongside. */
  isOverdue: boolean;
  /** The picture should be taken now. */
  isDue: boolean;
};

/** The state before the first reading. */
export function startAutoCapture(nowMs: number): AutoCapture {
  return {
    startedAtMs: nowMs,
    readyReadings: 0,
    advice: 'center',
    adviceSinceMs: nowMs,
    isOverdue: false,
    isDue: false,
  };
}

/** The state after a reading: when to capture and what to say, with at most one change of wording a second. */
export function continueAutoCapture(before: AutoCapture, advice: Advice, nowMs: number): AutoCapture {
  const readyReadings = advice === 'ready' ? before.readyReadings + 1 : 0;
  const isChange = advice !== before.advice && nowMs - before.adviceSinceMs >= MIN_ADVICE_MS;
  const lookedMs = nowMs - before.startedAtMs;
  return {
    startedAtMs: before.startedAtMs,
    readyReadings,
    advice: isChange ? advice : before.advice,
    adviceSinceMs: isChange ? nowMs : before.adviceSinceMs,
    isOverdue: lookedMs >= TAKE_OVER_AFTER_MS,
    isDue: readyReadings >= READY_READINGS && lookedMs >= MIN_LOOK_MS,
  };
}
