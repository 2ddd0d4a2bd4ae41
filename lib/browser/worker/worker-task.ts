/** A phone low on memory may kill a worker silently, so waiting stops after this long. */
const WORKER_TIME_LIMIT_MS = 60_000;
/** A worker whose script never arrives reports no error either. */
const START_TIME_LIMIT_MS = 10_000;

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
  /** Default: not told. */
  onProgress?(percent: number): void;
  /** The worker says a percentage as soon as it runs, so one that stays silent has not loaded. Default: false. */
  saysStart?: boolean;
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
      clearTimeout(startLimit);
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
    const startLimit = task.saysStart ? setTimeout(() => finish('not-startable'), START_TIME_LIMIT_MS) : undefined;
    signal.addEventListener('abort', cancel);
    worker.addEventListener('error', () => finish('not-startable'));
    worker.addEventListener('message', ({ data }: MessageEvent<Percent | Answer>) => {
      clearTimeout(startLimit);
      if ('percent' in data) task.onProgress?.(data.percent);
      else finish(data);
    });
    worker.postMessage(task.input, task.transfer ?? []);
  });
}
