import { readBarcode } from '@/lib/browser/read-id/read-barcode';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';

export type ReadResult = { reading: IdReading | undefined; elapsedMs: number };

/** What the page offers to the bench. */
export type ReaderWindow = { readPhoto(url: string): Promise<ReadResult> };

async function readPhoto(url: string): Promise<ReadResult> {
  const photo = await (await fetch(url)).blob();
  const startedAt = performance.now();
  const answer = await readBarcode(photo, new AbortController().signal);
  return { reading: 'reading' in answer ? answer.reading : undefined, elapsedMs: performance.now() - startedAt };
}

Object.assign(window, { readPhoto });
