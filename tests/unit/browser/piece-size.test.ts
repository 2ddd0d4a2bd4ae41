import { expect, test } from 'vitest';
import { makePieceSize } from '@/lib/browser/parcels/piece-size';
import { PIECE_MAX_BYTES } from '@/lib/shared/parcels/parcel';

/** A connection that sends this many bytes of a photo per second and takes this many milliseconds for each answer. */
function sendOver(bytesPerSecond: number, answerMs: number, pieceCount: number) {
  const size = makePieceSize();
  for (let count = 0; count < pieceCount; count += 1) {
    size.noteArrival(size.next(), answerMs + (1_000 * size.next()) / bytesPerSecond);
  }
  return { bytes: size.next(), seconds: size.next() / bytesPerSecond };
}

test('on a slow phone a piece takes between half a second and a second to send, from the first one on', () => {
  // 750 kbit/s, a quarter of it base64 overhead.
  for (const pieceCount of [0, 1, 2, 5, 20]) {
    const { seconds } = sendOver(70_000, 300, pieceCount);
    expect(seconds, `after ${pieceCount}`).toBeGreaterThan(0.5);
    expect(seconds, `after ${pieceCount}`).toBeLessThan(1.2);
  }
});

test('on a fast line a photo soon goes in one piece, and never in more than the action takes', () => {
  expect(sendOver(10_000_000, 20, 1).bytes).toBe(4 * sendOver(10_000_000, 20, 0).bytes);
  expect(sendOver(10_000_000, 20, 6).bytes).toBe(PIECE_MAX_BYTES);
});

test('on a very slow line pieces become small, but not so small that answers are all there is', () => {
  expect(sendOver(1_000, 2_000, 10).bytes).toBe(12_000);
});

test('a failure halves it; the small end of a photo does not', () => {
  const size = makePieceSize();
  const first = size.next();
  size.noteArrival(500, 200);
  size.noteArrival(500, 5);
  expect(size.next()).toBeGreaterThanOrEqual(first / 2);
  const before = size.next();
  size.noteFailure();
  expect(size.next()).toBe(before / 2);
});

test('what is too large for something on the way is never tried again, however fast the line is', () => {
  const size = makePieceSize();
  size.noteTooLarge(200_000);
  expect(size.next()).toBe(100_000);
  for (let count = 0; count < 5; count += 1) size.noteArrival(size.next(), 1);
  expect(size.next()).toBe(100_000);
  size.noteTooLarge(1_000);
  expect(size.next()).toBe(12_000);
});
