import { LONG_EDGE_PX } from '@/lib/shared/limits';
import { PDF_WORKER_PATH } from '@/lib/shared/paths';
import { runWorkerTask } from '../worker/worker-task';
import type { ImageProblem } from './preparation-outcome';

/** A page of a PDF, small. Numbers count from 1. */
type PdfPage = { number: number; thumbnail: Blob };

/** Those of the first `shownUpTo` pages of a PDF that show anything, in order; `pageCount` counts all pages. */
export type PdfPages = { pages: readonly PdfPage[]; shownUpTo: number; pageCount: number };

export type PdfPictureOptions = {
  signal: AbortSignal;
  onProgress(percent: number): void;
  /** Asks the person. @returns a page number, from 1 @throws if the person chose none */
  pickPage(pages: PdfPages): Promise<number>;
};

type Failure = { failed: 'locked' | 'damaged' | 'not-loaded' };
type Answer = { picture: ImageBitmap } | PdfPages | Failure;

const PROBLEMS = { locked: 'pdf-locked', damaged: 'pdf-damaged', 'not-loaded': 'pdf' } as const;

async function draw(file: Blob, pageNumber: number | undefined, options: PdfPictureOptions): Promise<Answer> {
  const answer = await runWorkerTask<Answer>({
    start: () => new Worker(PDF_WORKER_PATH, { type: 'module' }),
    input: { file, longEdgePx: LONG_EDGE_PX, pageNumber },
    saysStart: true,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  if (typeof answer === 'object') return answer;
  return { failed: answer === 'out-of-time' ? 'damaged' : 'not-loaded' };
}

/**
 * Draws one page of a PDF on this device, with a library loaded on demand from our own origin. If several
 * pages show anything, the person picks one.
 *
 * @param file a PDF
 * @returns the page, about LONG_EDGE_PX long and without white margins, or why there is none
 * @throws the signal's reason when it is aborted, and anything `pickPage` throws
 */
export async function drawPdfPicture(file: Blob, options: PdfPictureOptions): Promise<ImageBitmap | ImageProblem> {
  let answer = await draw(file, undefined, options);
  if ('pages' in answer) {
    const pageNumber = await options.pickPage(answer);
    options.signal.throwIfAborted();
    answer = await draw(file, pageNumber, options);
  }
  if ('picture' in answer) return answer.picture;
  return PROBLEMS['failed' in answer ? answer.failed : 'damaged'];
}
