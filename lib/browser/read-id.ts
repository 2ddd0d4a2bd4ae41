import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readBarcode } from './read-id/read-barcode';

/**
 * Reads what an ID says from a photo of either side, on this device.
 *
 * @param file as the person chose it, at its full resolution
 * @returns undefined when nothing was read
 * @throws the signal's reason when it is aborted
 */
export function readId(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
  return readBarcode(file, signal);
}
