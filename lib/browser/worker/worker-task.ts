/** A phone low on memory may kill a worker silently, so waiting stops after this long. */
const WORKER_TIME_LIMIT_MS = 60_000;

/** What a worker reports while it works. */
type Percent = { percent: number };

export type WorkerTask = {
  /** May throw, in which case the task could not start. */
  start(): Worker;
  /** What the worker works on. */
  input: unknown;
  /** The parts of the input to transfer rather than copy. */
  transfer?: Transferable[];
  signal: AbortSignal;
  onProgress(percent: number): void;
};

/** How a task ended without an answer. */
export type WorkerFault = 'not-startable' | 'out-of-time';

/**
 * Runs one task in its own worker, which exits when the work is done and frees its memory.
 *
 * @returns the first message that is not a percentage
 * @throws the signal's reason when it is aborted; the worker is terminated right away
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
