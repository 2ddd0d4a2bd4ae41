import { expect, test } from 'vitest';
import { type AutoCapture, continueAutoCapture, startAutoCapture } from '@/lib/vision/card/auto-capture';
import type { Advice } from '@/lib/vision/card/judge-frame';

/** Ten readings a second with the same advice, from one moment to another. */
function watch(state: AutoCapture, advice: Advice, fromMs: number, toMs: number): AutoCapture {
  let current = state;
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 100) current = continueAutoCapture(current, advice, nowMs);
  return current;
}

test('a picture is due after several ready readings in a row', () => {
  const waiting = watch(startAutoCapture(0), 'still', 100, 3000);
  const once = continueAutoCapture(waiting, 'ready', 3100);
  expect(once.isDue).toBe(false);
  expect(watch(once, 'ready', 3200, 3400).isDue).toBe(true);
});

test('one bad reading begins the count again', () => {
  const nearly = watch(watch(startAutoCapture(0), 'still', 100, 3000), 'ready', 3100, 3200);
  const spoiled = continueAutoCapture(nearly, 'glare', 3300);
  expect(continueAutoCapture(spoiled, 'ready', 3400).isDue).toBe(false);
});

test('a frame in which nothing is found does not begin the count again', () => {
  const nearly = watch(watch(startAutoCapture(0), 'still', 100, 3000), 'ready', 3100, 3200);
  const missed = continueAutoCapture(nearly, 'center', 3300);
  expect(missed.isDue).toBe(false);
  expect(continueAutoCapture(missed, 'ready', 3400).isDue).toBe(true);
});

test('nothing is captured before the person had time to look', () => {
  expect(watch(startAutoCapture(0), 'ready', 100, 1400).isDue).toBe(false);
  expect(watch(startAutoCapture(0), 'ready', 100, 1600).isDue).toBe(true);
});

test('the words change at most once a second', () => {
  let state = startAutoCapture(0);
  let changes = 0;
  for (let nowMs = 50; nowMs <= 5000; nowMs += 50) {
    const next = continueAutoCapture(state, nowMs % 100 === 0 ? 'closer' : 'dark', nowMs);
    if (next.advice !== state.advice) changes++;
    state = next;
  }
  expect(changes).toBeLessThanOrEqual(5);
  expect(changes).toBeGreaterThan(0);
});

test('after ten seconds the person is to press the button', () => {
  expect(watch(startAutoCapture(0), 'closer', 100, 9900).isOverdue).toBe(false);
  expect(watch(startAutoCapture(0), 'closer', 100, 10_000).isOverdue).toBe(true);
});

test('advice that did not change is said again, for those who only hear it', () => {
  const said = watch(startAutoCapture(0), 'off-left', 100, 3000);
  expect(said).toMatchObject({ advice: 'off-left', repeats: 0 });
  expect(watch(said, 'off-left', 3100, 6000)).toMatchObject({ advice: 'off-left', repeats: 1 });
});

test('where no document is seen, the first sentence says how to begin', () => {
  const waiting = watch(startAutoCapture(0), 'center', 100, 2000);
  expect(waiting).toMatchObject({ shown: 'center', advice: undefined });
  expect(watch(waiting, 'center', 2100, 3000).advice).toBe('lost');
});

test('a document that is tipped or far off is one to begin with, and to correct from then on', () => {
  const said = watch(startAutoCapture(0), 'tipped-left', 100, 2000);
  expect(said).toMatchObject({ shown: 'tipped-left', advice: 'lost' });
  expect(watch(said, 'tipped-left', 2100, 17_000).advice).toBe('tipped-left');
});

test('a document that may not be one is for those who see it: the others are told how to begin', () => {
  const said = watch(startAutoCapture(0), 'unsure', 100, 3000);
  expect(said).toMatchObject({ shown: 'unsure', advice: 'lost', isDue: false });
});

test('a moment without the document does not replace what was just said', () => {
  const said = watch(startAutoCapture(0), 'closer', 100, 5000);
  expect(watch(said, 'center', 5100, 7000).advice).toBe('closer');
});

test('steps that lead nowhere end in beginning again', () => {
  const stepping = watch(startAutoCapture(0), 'off-left', 100, 9000);
  expect(stepping.advice).toBe('off-left');
  expect(watch(stepping, 'off-left', 9100, 14_000).advice).toBe('lost');
});

test('who was told twice of the dark is told how to begin: a dark table looks like a dark room', () => {
  const said = watch(startAutoCapture(0), 'dark', 100, 5500);
  expect(said).toMatchObject({ advice: 'dark', repeats: 1 });
  expect(watch(said, 'dark', 5600, 9500).advice).toBe('lost');
});

test('who tried in vain for a minute is told to change what is behind the document, and then how to begin once more', () => {
  const said: string[] = [];
  let state = startAutoCapture(0);
  for (let nowMs = 100; nowMs <= 100_000; nowMs += 100) {
    // On a pattern, a document seems to be there now and then.
    const next = continueAutoCapture(state, nowMs % 5000 < 1000 ? 'still' : 'off-left', nowMs);
    if (next.advice !== state.advice && next.advice) said.push(`${Math.round(nowMs / 1000)} ${next.advice}`);
    state = next;
  }
  const plain = said.findIndex((sentence) => sentence.endsWith('plain'));
  expect(said[plain]).toMatch(/^6\d /);
  expect(said[plain + 1]).toMatch(/ lost$/);
});
