/** A phone short of memory may end a worker without a word: then the wait ends here. */
const WORKER_TIME_LIMIT_MS = 60_000;

/** What a worker says while it works. */
type Percent = { percent: number };

export type WorkerTask = {
  /** May throw: then the task counts as not startable. */
  start(): Worker;
  /** What the worker works on. */
  input: unknown;
  /** What of the input is handed over and not copied. */
  transfer?: Transferable[];
  signal: AbortSignal;
  onProgress(percent: number): void;
};

/** How a task ended without an answer. */
export type WorkerFault = 'not-startable' | 'out-of-time';

/**
 * Runs one task in a worker of its own, which ends with the work and gives its memory back.
 *
 * @returns the first message that is not a percent
 * @throws the signal's reason when it is aborted; the worker is ended at once
 */
export function runWorkerTask<Answer extends object>(task: WorkerTask): Promise<Answer | WorkerFault> {
  const { signal } = task;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    let worker: Worker;
    try {
      worker = task.start();
    } catch {
      return resolve('not-startable');
    }
    const end = () => {
      clearTimeout(timeLimit);
      signal.removeEventListener('abort', cancel);
      worker.terminate();
    };
    const finish = (answer: Answer | WorkerFault) => {
      end();
      resolve(answer);
    };
    const cancel = () => {
      end();
      reject(signal.reason);
    };
    const timeLimit = setTimeout(() => finish('out-of-time'), WORKER_TIME_LIMIT_MS);
    signal.addEventListener('abort', cancel);
    worker.addEventListener('error', () => finish('not-startable'));
    worker.addEventListener('message', ({ data }: MessageEvent<Percent | Answer>) => {
      if ('percent' in data) task.onProgress(data.percent);
      else finish(data);
    });
    worker.postMessage(task.input, task.transfer ?? []);
  });
}
