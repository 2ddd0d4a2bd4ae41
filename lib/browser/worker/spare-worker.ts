export type SpareWorker = {
  /** Starts a waiting worker, unless there already is one. Never throws. */
  warmUp(): void;
  /** The waiting worker, or a new one. @throws what `start` throws */
  take(): Worker;
};

/** Keeps at most one worker waiting for its first task: starting one takes longer than many tasks. */
export function makeSpareWorker(start: () => Worker): SpareWorker {
  let spare: Worker | undefined;
  return {
    warmUp() {
      if (spare) return;
      try {
        const worker = start();
        spare = worker;
        // One that did not load is useless; the next call tries again.
        worker.addEventListener('error', () => {
          if (spare === worker) spare = undefined;
        });
      } catch {
        // `take` will throw the same error, where it can be handled.
      }
    },
    take() {
      const worker = spare ?? start();
      spare = undefined;
      return worker;
    },
  };
}
