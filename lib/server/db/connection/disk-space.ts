import { statfs } from 'node:fs/promises';

/**
 * Free space required on the database's disk before images are accepted, in bytes. Below it there is still room for the
 * write-ahead log, for decisions, and for `erase` and `purge`, which write before they free anything.
 */
const FREE_DISK_MIN_BYTES = 500_000_000;

/**
 * Tells whether a folder's disk has room for images.
 *
 * @param minBytes free space required for users other than root. Default: 500 MB
 * @returns also true when the system cannot tell
 */
export async function hasFreeDiskSpace(folder: string, minBytes = FREE_DISK_MIN_BYTES): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= minBytes;
  } catch {
    return true;
  }
}
