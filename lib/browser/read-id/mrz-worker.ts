import { parseMrz } from '@/lib/shared/id-reading/parse-mrz';
import { readZone } from '@/lib/vision/mrz/read-zone';
import { loadGray, type SearchedPhoto } from './load-gray';
import { MRZ_LONG_EDGE_PX } from './mrz-size';
import type { SearchAnswer } from './search-in-worker';

export type MrzWorkerInput = { photo: SearchedPhoto; timeLimitMs: number };
/** Sends percent 0 when the time limit starts, then one answer. */
export type MrzWorkerMessage = { percent: 0 } | SearchAnswer;

const post = (message: MrzWorkerMessage) => self.postMessage(message);

async function search({ photo, timeLimitMs }: MrzWorkerInput): Promise<SearchAnswer> {
  const image = await loadGray(photo, MRZ_LONG_EDGE_PX);
  if ('undecodable' in image) return image;
  post({ percent: 0 });
  const deadlineMs = performance.now() + timeLimitMs;
  const lines = readZone(image, () => performance.now() < deadlineMs);
  return { reading: lines && parseMrz(lines, Date.now()) };
}

self.addEventListener('message', async ({ data }: MessageEvent<MrzWorkerInput>) => {
  try {
    post(await search(data));
  } catch {
    post({ reading: undefined });
  }
});
