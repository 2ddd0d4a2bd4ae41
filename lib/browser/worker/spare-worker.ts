export type SpareWorker = {
  /** Starts a worker that waits, unless one does. Never throws. */
  warmUp(): void;
  /** The worker that waits, or a new one. @throws what `start` throws */
  take(): Worker;
};

/** Keeps at most one worker that waits for its first task: starting one takes longer than many a task. */
export function makeSpareWorker(start: () => Worker): SpareWorker {
  let spare: Worker | undefined;
  return {
    warmUp() {
      if (spare) return;
      try {
        const worker = start();
        spare = worker;
        // One that did not load is of no use; the next call tries again.
        worker.addEventListener('error', () => {
          if (spare === worker) spare = undefined;
        });
      } catch {
        // `take` will throw the same, where it can be dealt with.
      }
    },
    take() {
      const worker = spare ?? start();
      spare = undefined;
      return worker;
    },
  };
}
