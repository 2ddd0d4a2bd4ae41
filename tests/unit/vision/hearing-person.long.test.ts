import { beforeAll, expect, test } from 'vitest';
import { loadWords } from '@/lib/shared/words/load-words';
import type { Words } from '@/lib/shared/words/words';
import { makeWorld } from '../../setup/hearing-person/camera-view';
import { makeStart } from '../../setup/hearing-person/start';
import { tryByEar, type Worlds } from '../../setup/hearing-person/try-by-ear';

// `npm run bench:ear` plays all starts: the first ones show that the chain from the frame to the sentence still holds.
const STARTS = 4;
const CAPTURED_MIN = 2;
/** Three minutes of frames take half a minute to draw, and longer on a busy machine. */
const LIMIT_MS = 300_000;
/** From the end of one sentence to that of the next: how to begin takes 6 s to say, and as long to do. */
const SILENCE_MAX_MS = 15_000;

let words: Words;
let worlds: Worlds;
beforeAll(async () => {
  words = await loadWords('en');
  worlds = { own: await makeWorld({ background: 'table' }), books: [await makeWorld({ background: 'desk' })] };
}, LIMIT_MS);

test('some people who only hear get a picture within three minutes, and none gets one with the card cut off', {
  timeout: LIMIT_MS,
}, () => {
  const outcomes = Array.from({ length: STARTS }, (_, seed) => tryByEar(makeStart(seed, 'phone'), worlds, words));
  const captured = outcomes.filter(({ kept }) => kept);
  expect(captured.length).toBeGreaterThanOrEqual(CAPTURED_MIN);
  expect(captured.filter(({ isWhole }) => !isWhole)).toEqual([]);
});

test('a person who never sees the card is told of the button', () => {
  const start = makeStart(5, 'phone');
  const nothing = { ...start, light: { brightness: 0.02 } };
  const outcome = tryByEar(nothing, worlds, words);
  expect(outcome.capturedAtMs !== undefined || outcome.toldManualAtMs !== undefined).toBe(true);
  expect(outcome.longestSilenceMs).toBeLessThan(SILENCE_MAX_MS);
});
