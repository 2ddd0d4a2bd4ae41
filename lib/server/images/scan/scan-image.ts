import { env } from '../../env';
import { logger } from '../../log';
import { scanByClamd } from './clamd';
import { scanByCommand } from './scan-command';

/** What a malware scanner said; 'unavailable' if it said neither, or nothing in time. */
export type ScanVerdict = 'clean' | 'malware' | 'unavailable';

/** How many images are scanned at a time: a command is a process for each. */
const AT_ONCE_MAX = 16;
let underWay = 0;

async function scan(image: Uint8Array): Promise<ScanVerdict> {
  const { scanCommand, clamd } = env();
  if (scanCommand) return scanByCommand(scanCommand, image);
  return clamd ? scanByClamd(clamd, image) : 'clean';
}

/** Has an image scanned as SCAN_COMMAND or CLAMD says. Without either, every image is clean. Never throws. */
export async function scanImage(image: Uint8Array): Promise<ScanVerdict> {
  if (underWay >= AT_ONCE_MAX) return 'unavailable';
  underWay += 1;
  try {
    const verdict = await scan(image);
    if (verdict !== 'clean') logger.warn({ verdict }, 'the malware scanner did not pass an image');
    return verdict;
  } finally {
    underWay -= 1;
  }
}
