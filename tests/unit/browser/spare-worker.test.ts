import { expect, it, vi } from 'vitest';
import { makeSpareWorker } from '@/lib/browser/worker/spare-worker';

const makeWorker = () => new EventTarget() as Worker;

it('gives the worker that was started ahead, and a new one after that', () => {
  const start = vi.fn(makeWorker);
  const spare = makeSpareWorker(start);
  spare.warmUp();
  spare.warmUp();
  expect(start).toHaveBeenCalledTimes(1);
  const first = spare.take();
  expect(first).toBe(start.mock.results[0]?.value);
  expect(spare.take()).not.toBe(first);
});

it('does not give a worker that failed to load while it waited', () => {
  const spare = makeSpareWorker(makeWorker);
  spare.warmUp();
  const broken = spare.take();
  const other = makeSpareWorker(vi.fn().mockReturnValueOnce(broken).mockImplementation(makeWorker));
  other.warmUp();
  broken.dispatchEvent(new Event('error'));
  expect(other.take()).not.toBe(broken);
});

it('is silent about a start that fails ahead of the work, and tells when the work begins', () => {
  const spare = makeSpareWorker(() => {
    throw new Error('Forbidden');
  });
  expect(() => spare.warmUp()).not.toThrow();
  expect(() => spare.take()).toThrow('Forbidden');
});
