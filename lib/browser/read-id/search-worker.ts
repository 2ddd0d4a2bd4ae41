import { toImageData } from '../../vision/gray/gray-image';
import { type LoadProblem, loadGray, type SearchedPhoto } from './load-gray';
import { type BarcodeReader, type FoundBarcode, type LicenseSearch, searchLicense } from './search-license';

/** `port` connects to the barcode reader. */
export type SearchWorkerInput = { photo: SearchedPhoto; port: MessagePort; timeLimitMs: number };
/** Sends percent 0 when the time limit starts, then one answer. */
export type SearchWorkerMessage = { percent: 0 } | Partial<LicenseSearch> | LoadProblem;

const post = (message: SearchWorkerMessage) => self.postMessage(message);

const hear = <T>(port: MessagePort) =>
  new Promise<T>((resolve) => {
    port.onmessage = ({ data }: MessageEvent<T>) => resolve(data);
  });

async function search({ photo, port, timeLimitMs }: SearchWorkerInput): Promise<SearchWorkerMessage> {
  const ready = hear<{ isReady: boolean }>(port);
  const image = await loadGray(photo);
  if ('undecodable' in image) return image;
  if (!(await ready).isReady) return {};
  const read: BarcodeReader = async (gray, isWhole) => {
    const answer = hear<{ found?: FoundBarcode }>(port);
    const picture = toImageData(gray);
    port.postMessage({ picture, isWhole }, [picture.data.buffer]);
    return (await answer).found;
  };
  post({ percent: 0 });
  const deadlineMs = performance.now() + timeLimitMs;
  return searchLicense(image, read, () => performance.now() < deadlineMs);
}

self.addEventListener('message', async ({ data }: MessageEvent<SearchWorkerInput>) => {
  try {
    post(await search(data));
  } catch {
    post({});
  }
});
