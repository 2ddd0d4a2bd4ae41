import type { ParcelPiece, ParcelPurpose, PieceAnswer } from '@/lib/shared/parcels/parcel';
import type { RefusalCode } from '@/lib/shared/refusal';
import { answerWithin } from '../answer-within';
import { encodeBase64 } from '../image-file/blob-base64';
import { watchRefusedSize } from '../refused-size';
import type { PieceSize } from './piece-size';

/** How long the answer to a piece may take, in milliseconds. */
const ANSWER_TIMEOUT_MS = 60_000;
/** How long to wait after the first failure, in milliseconds; doubled after each further one. */
const FIRST_PAUSE_MS = 1_000;
const PAUSE_MAX_MS = 30_000;
/** Failures in a row before the photo is left to the submission; fewer while someone waits. */
const FAILURES_MAX = 8;
const HURRIED_FAILURES_MAX = 2;
/** Answers without progress, such as those of a server that keeps losing the parcel. */
const SETBACKS_MAX = 3;

/** Refusals that may be temporary. Anything else the server says, it will say again. */
const PASSING_PROBLEMS: readonly RefusalCode[] = ['storage-unavailable', 'unexpected'];

/**
 * `refused`: not wanted. `unreachable`: nothing got through for a while, or the browser is offline and someone waits.
 */
export type SendingOutcome = 'arrived' | 'refused' | 'unreachable' | 'stopped';

export type Sending = {
  parcel: string;
  purpose: ParcelPurpose;
  /** The whole parcel. */
  sealed: Uint8Array<ArrayBuffer>;
  /** The server may already have part of it, so ask first. */
  isResumed: boolean;
  send(piece: ParcelPiece): Promise<PieceAnswer>;
  size: PieceSize;
  signal: AbortSignal;
  /** Whether someone is waiting for it to finish. */
  isHurried(): boolean;
  /** Waits; returns early if something changes. */
  pause(ms: number): Promise<void>;
  onProgress(receivedByteCount: number): void;
};

const isOffline = () => globalThis.navigator?.onLine === false;

/** The server's answer; undefined if none came, or it was not a valid one. */
async function answerOf(sending: Promise<PieceAnswer>): Promise<PieceAnswer | undefined> {
  const answer = await answerWithin(ANSWER_TIMEOUT_MS, sending);
  // A proxy's page can also resolve an action.
  return typeof answer?.ok === 'boolean' ? answer : undefined;
}

const isPassing = (answer: PieceAnswer) => !answer.ok && PASSING_PROBLEMS.includes(answer.problem);

/**
 * Sends a parcel in pieces, starting from what the server already has, and retries until all of it is there. Never
 * throws.
 */
export async function sendParcel(sending: Sending): Promise<SendingOutcome> {
  const { parcel, purpose, sealed, size, signal, isHurried, pause, onProgress } = sending;
  let [offset, failures, setbacks] = [0, 0, 0];
  let isAsking = sending.isResumed;
  while (!signal.aborted) {
    if (isOffline()) {
      if (isHurried()) return 'unreachable';
      await pause(PAUSE_MAX_MS);
      continue;
    }
    const piece = sealed.subarray(offset, isAsking ? offset : offset + size.next());
    const startedAt = performance.now();
    const sent = { parcel, purpose, totalByteCount: sealed.length, offset, base64: encodeBase64(piece) };
    const isRefusedForSize = watchRefusedSize();
    const answer = await answerOf(sending.send(sent));
    if (signal.aborted) break;
    if (!answer && isRefusedForSize()) {
      const last = piece.length;
      size.noteTooLarge(last);
      // It did not arrive, so there is nothing to ask.
      if (size.next() < last) continue;
    }
    if (!answer || isPassing(answer)) {
      failures += 1;
      size.noteFailure();
      if (failures >= (isHurried() ? HURRIED_FAILURES_MAX : FAILURES_MAX)) return 'unreachable';
      // The piece may have arrived anyway.
      isAsking = true;
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), PAUSE_MAX_MS));
      continue;
    }
    if (!answer.ok || answer.receivedByteCount > sealed.length) return 'refused';
    failures = 0;
    if (!isAsking) size.noteArrival(piece.length, performance.now() - startedAt);
    if (!isAsking && answer.receivedByteCount <= offset) setbacks += 1;
    if (setbacks > SETBACKS_MAX) return 'refused';
    offset = answer.receivedByteCount;
    isAsking = false;
    onProgress(offset);
    if (offset === sealed.length) return 'arrived';
  }
  return 'stopped';
}
