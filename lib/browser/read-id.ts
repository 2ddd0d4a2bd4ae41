import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readBarcode } from './read-id/read-barcode';
import { readMrz } from './read-id/read-mrz';

/**
 * Reads what an ID says from a photo of either side, on this device: the barcode of a license, or else the machine-readable
 * zone of a passport or an identity card.
 *
 * @param file as the person chose it, at its full resolution
 * @returns undefined when nothing was read
 * @throws the signal's reason when it is aborted
 */
export async function readId(file: Blob, signal: AbortSignal): Promise<IdReading | undefined> {
  return (await readBarcode(file, signal)) ?? readMrz(file, signal);
}
