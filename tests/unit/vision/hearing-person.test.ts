import { beforeAll, expect, test } from 'vitest';
import { loadWords } from '@/lib/shared/words/load-words';
import type { Words } from '@/lib/shared/words/words';
import { makeWorld, type World } from '../../setup/hearing-person/camera-view';
import { makeStart } from '../../setup/hearing-person/start';
import { tryByEar } from '../../setup/hearing-person/try-by-ear';
import { isUseful, understand } from '../../setup/hearing-person/understand';

// `npm run bench:ear` plays all starts: these few show that the chain from the frame to the sentence still holds.
const SEEDS = [0, 4];

let words: Words;
let world: World;
beforeAll(async () => {
  words = await loadWords('en');
  world = await makeWorld({ background: 'table' });
});

test.each(SEEDS)('a person who only hears gets a picture of the whole card, from start %i', (seed) => {
  const outcome = tryByEar(makeStart(seed, 'phone'), world, words);
  expect(outcome.capturedAtMs, outcome.heard.join('\n')).toBeDefined();
  expect(outcome.isWhole).toBe(true);
});

test('a person who never sees the card is told of the button', () => {
  const start = makeStart(5, 'phone');
  const nothing = { ...start, light: { brightness: 0.02 } };
  const outcome = tryByEar(nothing, world, words);
  expect(outcome.capturedAtMs !== undefined || outcome.toldManualAtMs !== undefined).toBe(true);
  expect(outcome.longestSilenceMs).toBeLessThan(10_000);
});

test('every sentence about where to move says what to do', () => {
  const { t } = words.of('camera');
  for (const place of ['left', 'right', 'top', 'bottom'] as const) {
    for (const kind of ['off', 'far', 'tipped'] as const) {
      expect(isUseful(understand(t(`advice.phone.${kind}-${place}`)))).toBe(true);
      expect(isUseful(understand(t(`advice.held.${kind}-${place}`)))).toBe(true);
    }
  }
  for (const kind of ['lost', 'away', 'turned-clockwise', 'turned-counterclockwise'] as const) {
    expect(isUseful(understand(t(`advice.phone.${kind}`)))).toBe(true);
    expect(isUseful(understand(t(`advice.held.${kind}`)))).toBe(true);
  }
});
