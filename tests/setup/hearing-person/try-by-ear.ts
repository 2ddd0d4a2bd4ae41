import { describeAdvice } from '@/components/id-capture/camera/advice-words';
import type { Words } from '@/lib/shared/words/words';
import { continueAutoCapture, startAutoCapture } from '@/lib/vision/card/auto-capture';
import { findCaptureRegion, type Rectangle } from '@/lib/vision/card/capture-region';
import type { Judgment } from '@/lib/vision/card/judge-frame';
import { makeCardWatch, type Watched } from '@/lib/vision/card/watch-card';
import { invert } from '../../fixtures/matrix';
import { type Light, makeDraw, type World } from './camera-view';
import { type Chance, makeChance } from './chance';
import { makePerson } from './person';
import { findVideoToCard, type Lens, mapPoint, mixPose, type Pose, type Way } from './pose';
import { makeScreenReader } from './screen-reader';
import type { Start } from './start';
import { isUseful, understand } from './understand';

/** A phone judges about six frames in a second. */
const FRAME_MS = 160;
/** Nothing ends by itself: this is how long a person who does not see is thought to go on trying. */
const GIVE_UP_AFTER_MS = 180_000;

/** A phone's main camera, upright in Full HD, and a computer's. */
export const LENSES: Record<Way, Lens> = {
  phone: { widthPx: 1080, heightPx: 1920, focalPx: 1447 },
  held: { widthPx: 1920, heightPx: 1080, focalPx: 1371 },
};
/** Where the page shows the video, and the guide on it, in CSS pixels: on a phone of 390 × 844, and in a window of 1280 × 900. */
export const BOXES: Record<Way, Rectangle> = {
  phone: { left: 0, top: 72, width: 390, height: 600 },
  held: { left: 0, top: 72, width: 1280, height: 690 },
};
export const guideOf = ({ left, top, width: boxWidth, height: boxHeight }: Rectangle): Rectangle => {
  const width = Math.min(0.86 * boxWidth, 1.3 * boxHeight);
  const height = (width * 53.98) / 85.6;
  return { left: left + (boxWidth - width) / 2, top: top + (boxHeight - height) / 2, width, height };
};

export type Outcome = {
  start: Start;
  /** Undefined if it was not captured in time. */
  capturedAtMs: number | undefined;
  /** What was kept, in pixels of the video. */
  kept: Rectangle | undefined;
  /** The captured picture holds the whole card. */
  isWhole: boolean;
  /** The longest time without a sentence that says what to do. */
  longestSilenceMs: number;
  /** The person was told to press Capture, as those are who are not captured within ten seconds. */
  toldManualAtMs: number | undefined;
  heard: string[];
  pose: Pose;
};

/** Where a card is, and the same card on books. */
export type Worlds = { own: World; books: readonly [World, ...World[]] };

const findWorld = ({ own, books }: Worlds, bookCount: number): World =>
  bookCount === 0 ? own : (books[(bookCount - 1) % books.length] ?? books[0]);

/** Whether a part of the video holds the whole card. */
export function isWholeIn(region: Rectangle, pose: Pose, way: Way): boolean {
  const cardToVideo = invert(findVideoToCard(pose, way, LENSES[way]));
  return [-1, 1].every((right) =>
    [-1, 1].every((down) => {
      const { x, y } = mapPoint(cardToVideo, right * 42.8, down * 26.99);
      const [inX, inY] = [x - region.left, y - region.top];
      return inX >= 0 && inY >= 0 && inX <= region.width && inY <= region.height;
    }),
  );
}

/** How long a card's upper side is in the video, in its pixels. */
export function findWidthPx(pose: Pose, way: Way): number {
  const cardToVideo = invert(findVideoToCard(pose, way, LENSES[way]));
  const [left, right] = [mapPoint(cardToVideo, -42.8, 0), mapPoint(cardToVideo, 42.8, 0)];
  return Math.hypot(right.x - left.x, right.y - left.y);
}

/** What is watched in a way's video. */
function watchedOf(way: Way): Watched {
  const video = { width: LENSES[way].widthPx, height: LENSES[way].heightPx };
  const region = findCaptureRegion(guideOf(BOXES[way]), BOXES[way], video);
  return { region, wide: { left: 0, top: 0, ...video }, shape: 'card' };
}

/** The judgment on the last of some frames of a camera that does not move. */
export function watchAtRest(
  pose: Pose,
  way: Way,
  world: World,
  light: Light,
  chance: Chance,
  frames: number,
): Judgment {
  const [judge, exposure] = [makeCardWatch(), { before: pose, pose, light }];
  const judgments = Array.from({ length: frames }, () =>
    judge(makeDraw(world, way, LENSES[way], exposure, chance), watchedOf(way)),
  );
  return judgments.at(-1) as Judgment;
}

/**
 * Plays one person from a start until the picture is taken, or three minutes have passed. The clock is simulated.
 *
 * @param worlds where the card is, and the same card on the books that this person finds, one after the other
 */
export function tryByEar(start: Start, worlds: Worlds, words: Words): Outcome {
  const { way } = start;
  const { t } = words.of('camera');
  const lens = LENSES[way];
  const watched = watchedOf(way);
  const chance = makeChance(start.seed + 7000);
  const person = makePerson(start, chance);
  const screenReader = makeScreenReader();
  const judge = makeCardWatch();
  const outcome: Outcome = {
    start,
    capturedAtMs: undefined,
    kept: undefined,
    isWhole: false,
    longestSilenceMs: 0,
    toldManualAtMs: undefined,
    heard: [],
    pose: start.pose,
  };
  let state = startAutoCapture(0);
  let usefulAtMs = 0;
  for (let nowMs = FRAME_MS; nowMs <= GIVE_UP_AFTER_MS; nowMs += FRAME_MS) {
    const before = person.pose();
    person.advance(nowMs, FRAME_MS);
    const pose = person.pose();
    // A camera exposes for about a fifth of the time between two judged frames.
    const exposure = {
      before: mixPose(before, pose, 0.8),
      pose,
      light: person.light(),
      hasBook: person.bookCount() > 0,
    };
    const world = findWorld(worlds, person.bookCount());
    const judgment = judge(makeDraw(world, way, lens, exposure, chance), watched);
    state = continueAutoCapture(state, judgment.advice, nowMs);
    outcome.longestSilenceMs = Math.max(outcome.longestSilenceMs, nowMs - usefulAtMs);
    if (state.isDue) {
      const kept = judgment.region;
      return { ...outcome, capturedAtMs: nowMs, kept, isWhole: isWholeIn(kept, pose, way), pose };
    }
    screenReader.show(
      'status',
      describeAdvice(
        {
          shown: state.shown,
          advice: state.advice,
          repeats: state.repeats,
          shape: 'card',
          isFacing: way === 'held',
          hasTorch: false,
          hasZoom: false,
        },
        t,
      ),
      nowMs,
    );
    screenReader.show('note', state.isOverdue ? t('overdue') : '', nowMs);
    for (const sentence of screenReader.listen(nowMs)) {
      outcome.heard.push(`${(nowMs / 1000).toFixed(1)} ${sentence}`);
      if (isUseful(understand(sentence))) usefulAtMs = nowMs;
      if (sentence === t('overdue')) outcome.toldManualAtMs = nowMs;
      person.hear(sentence, nowMs);
    }
    outcome.pose = pose;
  }
  return outcome;
}
