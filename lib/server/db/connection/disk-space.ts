import { statfs } from 'node:fs/promises';

/**
 * What has to be free on the disk of the database before images are taken, in bytes. Below it there is still room for the
 * write-ahead log, for decisions, and for `erase` and `purge`, which write before they free anything.
 */
const FREE_DISK_MIN_BYTES = 500_000_000;

/**
 * Tells whether a folder's disk has room for images.
 *
 * @param minBytes what has to be free for users other than root. Default: 500 MB
 * @returns true as well where the system cannot tell
 */
export async function hasFreeDiskSpace(folder: string, minBytes = FREE_DISK_MIN_BYTES): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= minBytes;
  } catch {
    return true;
  }
}
