import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CutFormat } from '../../../shared/images/cut-image';
import { logger } from '../../log';

/** How many processes decode at a time: each takes up to 360 MB for the largest pictures there are, 70 MB for photos. */
const PROCESSES_MAX = Math.min(availableParallelism(), 4);
/** The slowest pictures of 50 megapixels (progressive, or interlaced with 16 bits) take 2 to 3 s. */
const DECODE_MAX_MS = 12_000;
const START_MAX_MS = 10_000;
/** How many pictures wait at most, and for how long: nobody waits longer for an answer. A photo takes about 15 ms. */
const WAITING_MAX = 256;
const WAITING_MAX_MS = 20_000;
/** A picture is tried once more when its process ends, which may not be its fault. */
const TRIES_MAX = 2;

const PROGRAM = 'lib/server/images/proof/picture-process.mjs';
/** The process knows none of the portal's secrets. One memory arena: glibc otherwise keeps one for each thread. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1', UV_THREADPOOL_SIZE: '2' };
const HEAP_MAX_MEGABYTES = 128;

/** A picture, and the size that it states. */
export type Picture = {
  bytes: Uint8Array;
  format: CutFormat;
  stated: { widthPx: number; heightPx: number };
  maxPixels: number;
};

/**
 * What decoding a picture showed. `byteCount`: how many bytes the picture has with its end marker, if a JPEG carries
 * more behind its last block. 'unavailable': it was not decoded, because too many wait or the process does not start.
 */
export type Proof =
  | { isWhole: true; widthPx: number; heightPx: number; byteCount: number }
  | { isWhole: false }
  | 'unavailable';

type Job = { picture: Picture; since: number; tries: number; resolve(proof: Proof): void };

const NOT_WHOLE: Proof = { isWhole: false };

/**
 * Decodes pictures in processes of their own, a few at a time. They start when there is something to decode, or is about
 * to be.
 */
export class PictureProver {
  readonly #waiting: Job[] = [];
  readonly #idle: ChildProcess[] = [];
  #processCount = 0;

  constructor(private readonly limits: { decodeMaxMs?: number; waitingMax?: number; program?: string } = {}) {}

  /** Decodes a picture to prove that it is whole. Never throws. */
  prove(picture: Picture): Promise<Proof> {
    if (this.#waiting.length >= (this.limits.waitingMax ?? WAITING_MAX)) return Promise.resolve('unavailable');
    return new Promise((resolve) => {
      this.#waiting.push({ picture, since: performance.now(), tries: 0, resolve });
      this.#goOn();
    });
  }

  /** Starts processes for so many pictures that will come soon: starting one takes longer than decoding. */
  expect(pictureCount: number): void {
    while (this.#processCount < Math.min(pictureCount, PROCESSES_MAX)) this.#start();
  }

  /** Ends the processes. What still waits is answered as unavailable. */
  close(): void {
    for (const job of this.#waiting.splice(0)) job.resolve('unavailable');
    for (const idle of this.#idle.splice(0)) idle.disconnect();
  }

  #refuseTooLate(): void {
    const isTooLate = (job: Job | undefined) => job && performance.now() - job.since > WAITING_MAX_MS;
    while (isTooLate(this.#waiting[0])) this.#waiting.shift()?.resolve('unavailable');
  }

  #goOn(): void {
    this.#refuseTooLate();
    while (this.#waiting.length > 0 && this.#idle.length > 0) {
      const [job, child] = [this.#waiting.shift(), this.#idle.pop()];
      if (job && child) this.#work(child, job);
    }
    if (this.#waiting.length > 0 && this.#processCount < PROCESSES_MAX) this.#start();
  }

  #start(): void {
    this.#processCount += 1;
    const program = this.limits.program ?? join(/* turbopackIgnore: true */ process.cwd(), PROGRAM);
    const child = fork(program, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MAX_MEGABYTES}`],
      env: ENVIRONMENT as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MAX_MS);
    let isSettled = false;
    const fail = () => {
      clearTimeout(timer);
      if (isSettled) return;
      isSettled = true;
      this.#processCount -= 1;
      logger.warn({ program: PROGRAM }, 'the process that decodes images does not start');
      // Where none starts, nothing would ever be decoded.
      if (this.#processCount === 0) for (const job of this.#waiting.splice(0)) job.resolve('unavailable');
    };
    // Without 'exit' if there was no process to begin with. Later errors are followed by it.
    child.on('error', fail);
    child.once('exit', fail);
    child.once('message', () => {
      clearTimeout(timer);
      isSettled = true;
      child.once('exit', () => {
        this.#processCount -= 1;
        this.#forget(child);
        this.#goOn();
      });
      this.#rest(child);
    });
  }

  #forget(child: ChildProcess): void {
    const index = this.#idle.indexOf(child);
    if (index !== -1) this.#idle.splice(index, 1);
  }

  /** An idle process keeps nobody from ending. */
  #rest(child: ChildProcess): void {
    child.unref();
    child.channel?.unref();
    this.#idle.push(child);
    this.#goOn();
  }

  #work(child: ChildProcess, job: Job): void {
    child.ref();
    child.channel?.ref();
    let isOverTime = false;
    const timer = setTimeout(() => {
      isOverTime = true;
      child.kill('SIGKILL');
    }, this.limits.decodeMaxMs ?? DECODE_MAX_MS);
    const onExit = () => {
      clearTimeout(timer);
      logger.warn({ isOverTime, format: job.picture.format }, 'an image ended the process that decoded it');
      if (isOverTime || job.tries + 1 >= TRIES_MAX) job.resolve(NOT_WHOLE);
      else this.#waiting.unshift({ ...job, tries: job.tries + 1 });
    };
    child.prependOnceListener('exit', onExit);
    child.once('message', (proof: Proof) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      job.resolve(proof);
      this.#rest(child);
    });
    child.send({ ...job.picture }, (error) => {
      // The process is gone already; its exit says so, or has said so.
      if (error && !isOverTime) child.kill('SIGKILL');
    });
  }
}
