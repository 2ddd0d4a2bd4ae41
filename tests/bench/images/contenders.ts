/** Runs in the browser. Each contender takes a photo and returns a JPEG of at most LONG_EDGE_PX. */
import imageCompression from 'browser-image-compression';
import Compressor from 'compressorjs';
import { base64ToBlob, blobToBase64 } from '@/lib/browser/image-file/blob-base64';
import { prepareImage } from '@/lib/browser/prepare/prepare-image';
import { warmUpPreparation } from '@/lib/browser/prepare/prepare-in-worker';
import { JPEG_QUALITY, LONG_EDGE_PX } from '@/lib/shared/limits';

/** What the portal does, from the file to the base64 text it sends, including checks. */
async function prepareAsPortal(file: File) {
  const outcome = await prepareImage(file, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    pickPage: async () => 1,
  });
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.image.base64;
}

/** As its README shows, but with our long edge, and with its worker's code served from here instead of from a CDN. */
const compressAsReadmeShows = (file: File) =>
  imageCompression(file, {
    maxSizeMB: 1,
    maxWidthOrHeight: LONG_EDGE_PX,
    useWebWorker: true,
    libURL: new URL('/browser-image-compression.js', location.href).href,
  });

const compressWithCompressor = (file: File, options: Compressor.Options) =>
  new Promise<Blob>((resolve, reject) => {
    new Compressor(file, { ...options, success: resolve, error: reject });
  });

/** At the portal's size and quality. */
const compressToSameSize = (file: File) =>
  compressWithCompressor(file, { quality: JPEG_QUALITY, maxWidth: LONG_EDGE_PX, maxHeight: LONG_EDGE_PX });

const CONTENDERS = {
  portal: prepareAsPortal,
  'portal, worker not started ahead': prepareAsPortal,
  'browser-image-compression': compressAsReadmeShows,
  'compressorjs, as its README shows it (full size)': (file: File) => compressWithCompressor(file, { quality: 0.6 }),
  'compressorjs, to the same size': compressToSameSize,
} as const;

const PAUSE_MS = 500;

export type ContenderName = keyof typeof CONTENDERS;

export type Run = { elapsedMs: number; longestTaskMs: number; jpegUrl: string };

const files = new Map<string, File>();

async function fetchFile(url: string): Promise<File> {
  const known = files.get(url);
  if (known) return known;
  const file = new File([await (await fetch(url)).blob()], 'photo.jpg', { type: 'image/jpeg' });
  files.set(url, file);
  return file;
}

/** The observer reports after the task it observed; two frames are long enough to wait for it. */
const settle = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/**
 * The least time a person takes between reaching for the field, when the page starts the portal's worker, and choosing
 * a file.
 */
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

async function run(name: ContenderName, url: string): Promise<Run> {
  const file = await fetchFile(url);
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  if (name === 'portal') warmUpPreparation();
  await pause();
  observer.observe({ type: 'longtask' });
  const startedAt = performance.now();
  const result = await CONTENDERS[name](file);
  const elapsedMs = performance.now() - startedAt;
  await settle();
  observer.disconnect();
  const jpeg = typeof result === 'string' ? base64ToBlob(result, 'image/jpeg') : result;
  return { elapsedMs, longestTaskMs, jpegUrl: URL.createObjectURL(jpeg) };
}

async function readJpeg(jpegUrl: string): Promise<string> {
  const jpeg = await (await fetch(jpegUrl)).blob();
  URL.revokeObjectURL(jpegUrl);
  return blobToBase64(jpeg);
}

export type BenchWindow = { bench: { run: typeof run; readJpeg: typeof readJpeg } };

Object.assign(window, { bench: { run, readJpeg } } satisfies BenchWindow);
