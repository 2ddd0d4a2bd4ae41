import { readBarcode } from '@/lib/browser/read-id/read-barcode';
import type { FoundBarcode, SearchMiss } from '@/lib/browser/read-id/search-license';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readLicense } from '@/lib/shared/id-reading/read-license';
import { BARCODE_WORKER_PATH } from '@/lib/shared/paths';

/** `miss`: why there is no reading; undefined if the search was stopped because it took too long. */
export type ReadResult = {
  reading: IdReading | undefined;
  miss: SearchMiss | 'not-opened' | undefined;
  elapsedMs: number;
};

/** What the page exposes to the bench. */
export type ReaderWindow = {
  readPhoto(url: string): Promise<ReadResult>;
  /** What the library alone reads in the whole picture, as decoded by the browser. */
  readPlainly(url: string): Promise<ReadResult>;
};

const load = async (url: string) => (await fetch(url)).blob();

async function readPhoto(url: string): Promise<ReadResult> {
  const photo = await load(url);
  const startedAt = performance.now();
  const answer = await readBarcode(photo, new AbortController().signal);
  const elapsedMs = performance.now() - startedAt;
  if ('undecodable' in answer) return { reading: undefined, miss: 'not-opened', elapsedMs };
  return { reading: answer.reading, miss: answer.miss, elapsedMs };
}

async function decode(photo: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(photo);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No 2D drawing context');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

const hear = <T>(port: MessagePort) =>
  new Promise<T>((resolve) => {
    port.onmessage = ({ data }: MessageEvent<T>) => resolve(data);
  });

async function readPlainly(url: string): Promise<ReadResult> {
  const photo = await load(url);
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const { port1, port2 } = new MessageChannel();
  const reader = new Worker(BARCODE_WORKER_PATH);
  try {
    const ready = hear<unknown>(port1);
    reader.postMessage({ port: port2 }, [port2]);
    const picture = await decode(photo).catch(() => undefined);
    await ready;
    if (!picture) return { reading: undefined, miss: 'not-opened', elapsedMs: elapsed() };
    const answer = hear<{ found?: FoundBarcode }>(port1);
    port1.postMessage({ picture, isWhole: true }, [picture.data.buffer]);
    const { found } = await answer;
    const reading = found && readLicense(found.text, Date.now());
    return { reading, miss: reading ? undefined : found ? 'refused' : 'not-found', elapsedMs: elapsed() };
  } finally {
    reader.terminate();
  }
}

Object.assign(window, { readPhoto, readPlainly });
