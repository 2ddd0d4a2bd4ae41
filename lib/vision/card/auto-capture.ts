import type { Advice } from './judge-frame';

/** Consecutive readings: a single good one may be luck, with a hand still moving. */
const READY_READINGS = 3;
/** Nobody has looked at the picture before this. After Retake, it is also the time to change something. */
const MIN_LOOK_MS = 1500;
/** People stop waiting after about this long, so then they are told to press the button. */
const TAKE_OVER_AFTER_MS = 10_000;
/** Eyes need about this long for a change; "Good. Hold still." must not come later. */
const MIN_ADVICE_MS = 1000;
/**
 * A screen reader needs about two seconds for a sentence, and a person one to begin and one to move: advice that came
 * earlier would be about a place that is already left.
 */
const MIN_STEP_MS = 3500;
/** The same for the sentence that says how to begin: it is long, and so is what it asks for. In the dark it does not help. */
const MIN_LOST_MS = 14_000;
const MIN_LOST_DARK_MS = 8000;
/** Who tried for this long may have a document that cannot be told from what is behind it. */
const PLAIN_AFTER_MS = 60_000;
/** To hear the sentence, find a book, and lay the document on it. */
const MIN_PLAIN_MS = 16_000;
/** Nothing was found for this long: a sentence says how to begin. */
const LOST_AFTER_MS = 2500;
/** Who sees nothing does not know whether a step was enough: the same advice is said again. */
const REPEAT_AFTER_MS = 4500;
/** Steps that took this long did not help: it is better to begin again. */
const BEGIN_AGAIN_AFTER_MS = 20_000;
/** The first time, as soon as people stop waiting. */
const BEGIN_FIRST_AFTER_MS = TAKE_OVER_AFTER_MS;

export type AutoCapture = {
  startedAtMs: number;
  readyReadings: number;
  /** What is shown now, and since when: those who see it need no time to listen. */
  shown: Advice;
  shownSinceMs: number;
  /** What is announced now, and since when; nothing before the first reading. */
  advice: Advice | undefined;
  adviceSinceMs: number;
  /** How often the same advice was announced before, in a row. */
  repeats: number;
  /** When a document, or print, was last found. */
  foundAtMs: number;
  /** When the person last began, and when the picture was nearly right. */
  begunAtMs: number;
  /** The person should press the button now; the automatic watch continues alongside. */
  isOverdue: boolean;
  /** How to begin was said: from then on, steps are small. */
  hasBegun: boolean;
  /** When it was last said to change what is behind the document; before that, the start. */
  plainAtMs: number;
  /** The picture should be taken now. */
  isDue: boolean;
};

/** The state before the first reading. */
export function startAutoCapture(nowMs: number): AutoCapture {
  return {
    startedAtMs: nowMs,
    readyReadings: 0,
    shown: 'center',
    shownSinceMs: nowMs,
    advice: undefined,
    adviceSinceMs: nowMs,
    repeats: 0,
    foundAtMs: nowMs,
    begunAtMs: nowMs - BEGIN_AGAIN_AFTER_MS + BEGIN_FIRST_AFTER_MS,
    isOverdue: false,
    hasBegun: false,
    plainAtMs: nowMs,
    isDue: false,
  };
}

/** Turned, tipped or far off: several steps would be needed, which take longer than to begin well. */
const isWild = (advice: Advice) => /^(tipped|far)-/.test(advice);

/** How long advice stays before another one replaces it. */
function holdMs(before: Advice | undefined, next: Advice): number {
  if (before === undefined) return MIN_ADVICE_MS / 2;
  if (before === 'plain') return next === 'ready' ? MIN_STEP_MS : MIN_PLAIN_MS;
  if (before === 'lost') return next === 'ready' ? MIN_STEP_MS : next === 'dark' ? MIN_LOST_DARK_MS : MIN_LOST_MS;
  return next === 'ready' || before === 'center' ? MIN_ADVICE_MS : MIN_STEP_MS;
}

/** What to announce: advice that changed, advice to repeat, or how to begin again. */
function announce(before: AutoCapture, seen: Advice, nowMs: number) {
  const { advice, adviceSinceMs, repeats, hasBegun, plainAtMs } = before;
  const foundAtMs = seen === 'center' ? before.foundAtMs : nowMs;
  const begunAtMs =
    seen === 'ready' || seen === 'still' ? Math.max(before.begunAtMs, nowMs - MIN_STEP_MS) : before.begunAtMs;
  const isBehind = isWild(seen) && !hasBegun;
  // A dark table looks like a dark room.
  const isStillDark = seen === 'dark' && advice === 'dark' && repeats > 0 && !hasBegun;
  const isStuck = isStillDark || (seen !== 'dark' && nowMs - begunAtMs >= BEGIN_AGAIN_AFTER_MS);
  // Whoever did that begins again.
  const isMoved = advice === 'plain' && seen !== 'ready' && seen !== 'still';
  const isInVain = seen !== 'ready' && seen !== 'dark' && nowMs - plainAtMs >= PLAIN_AFTER_MS;
  const isLost = isMoved || (seen === 'center' ? nowMs - foundAtMs >= LOST_AFTER_MS : isBehind || isStuck);
  // What was said last may still be under way: a moment without a document is no reason to say something else.
  const current = isInVain ? 'plain' : isLost ? 'lost' : seen === 'center' ? advice : seen;
  const asBefore = { advice, adviceSinceMs, repeats, foundAtMs, begunAtMs, hasBegun, plainAtMs };
  if (current === undefined) return asBefore;
  const isChange = current !== advice;
  const heldMs = nowMs - adviceSinceMs;
  const isDue = heldMs >= (isChange ? holdMs(advice, current) : current === 'lost' ? MIN_LOST_MS : REPEAT_AFTER_MS);
  if (!isDue) return asBefore;
  return {
    advice: current,
    adviceSinceMs: nowMs,
    repeats: isChange ? 0 : repeats + 1,
    foundAtMs,
    begunAtMs: current === 'lost' ? nowMs + MIN_LOST_MS : begunAtMs,
    hasBegun: hasBegun || current === 'lost',
    plainAtMs: current === 'plain' ? nowMs : plainAtMs,
  };
}

/** What to show: what was just seen, with at most one change a second. */
function show({ shown, shownSinceMs }: AutoCapture, seen: Advice, nowMs: number) {
  const isChange = seen !== shown && nowMs - shownSinceMs >= MIN_ADVICE_MS;
  return isChange ? { shown: seen, shownSinceMs: nowMs } : { shown, shownSinceMs };
}

/**
 * The state after a reading: when to capture, what to show and what to say. What is shown changes at most once a second.
 * What is said leaves time to hear it and to act; if it did not change, it is said again after a while.
 */
export function continueAutoCapture(before: AutoCapture, advice: Advice, nowMs: number): AutoCapture {
  // A frame in which nothing was found says nothing against those before.
  const readyReadings = advice === 'ready' ? before.readyReadings + 1 : advice === 'center' ? before.readyReadings : 0;
  const lookedMs = nowMs - before.startedAtMs;
  return {
    ...show(before, advice, nowMs),
    // Who cannot look had better begin again.
    ...announce(before, advice === 'unsure' ? 'center' : advice, nowMs),
    startedAtMs: before.startedAtMs,
    readyReadings,
    isOverdue: lookedMs >= TAKE_OVER_AFTER_MS,
    isDue: readyReadings >= READY_READINGS && lookedMs >= MIN_LOOK_MS,
  };
}
