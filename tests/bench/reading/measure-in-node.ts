import sharp from 'sharp';
import { type BarcodeReader, searchLicense } from '@/lib/browser/read-id/search-license';
import { readLicense } from '@/lib/shared/id-reading/read-license';
import { toGray } from '@/lib/vision/gray/gray-image';
import { makeBarcodeReader } from '../../setup/barcode-reader';
import type { BenchPicture } from './bench-pictures';
import { judgeResult, type Outcome } from './judge-result';
import type { ReadResult } from './reader-page';

/** Same as lib/browser loads photos and ends the search. */
const LONG_EDGE_PX = 4_500;
const TIME_LIMIT_MS = 3_000;

/** CPU time of this process, so that other work on the machine does not count. */
function measureCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function decode(file: Buffer, longEdgePx: number | undefined) {
  const picture = sharp(file, { limitInputPixels: false }).rotate();
  const sized = longEdgePx
    ? picture.resize(longEdgePx, longEdgePx, { fit: 'inside', withoutEnlargement: true })
    : picture;
  const { data, info } = await sized
    .flatten({ background: '#fff' })
    .toColorspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgba: data, widthPx: info.width, heightPx: info.height };
}

async function search(file: Buffer, read: BarcodeReader): Promise<ReadResult> {
  const { rgba, widthPx, heightPx } = await decode(file, LONG_EDGE_PX);
  const startMs = measureCpuMs();
  const image = toGray(rgba, widthPx, heightPx);
  const { reading, miss } = await searchLicense(image, read, () => measureCpuMs() < startMs + TIME_LIMIT_MS);
  return { reading, miss, elapsedMs: measureCpuMs() - startMs };
}

async function readPlainly(file: Buffer, read: BarcodeReader): Promise<ReadResult> {
  const { rgba, widthPx, heightPx } = await decode(file, undefined);
  const startMs = measureCpuMs();
  const found = await read(toGray(rgba, widthPx, heightPx), true);
  const reading = found && readLicense(found.text, Date.now());
  const miss = reading ? undefined : found ? 'refused' : 'not-found';
  return { reading, miss, elapsedMs: measureCpuMs() - startMs };
}

/** Reads pictures in this process, without a browser. Times are CPU time, not including decoding the file. */
export async function measureInNode(pictures: readonly BenchPicture[], isPlain: boolean): Promise<Outcome[]> {
  const read = await makeBarcodeReader();
  const outcomes: Outcome[] = [];
  for (const picture of pictures) {
    const file = await picture.make();
    outcomes.push(judgeResult(picture, await (isPlain ? readPlainly : search)(file, read)));
  }
  return outcomes;
}
