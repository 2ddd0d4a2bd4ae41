import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** A digest (SHA-1, upper-case hexadecimal), and how often its password was found. */
const LINE = /^[0-9A-F]{40}(:\d+)?\r?\n/;
const DIGEST_CHARACTERS = 40;
/** The end of one line and the digest of the next fit in here. */
const CHUNK_BYTES = 128;

const SHAPE = 'one SHA-1 digest a line, in upper-case hexadecimal, sorted, as Have I Been Pwned hands them out';

/**
 * Finds out whether a password is in a list of breached ones, by some forty short reads: the list has tens of gigabytes.
 *
 * @param path of a list with one line a password, sorted by digest: `0000…A:3`
 */
export async function isBreached(password: string, path: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  const file = await open(path);
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    /** The first line that begins at an offset or behind it. */
    const findLine = async (offset: number) => {
      const from = Math.max(offset - 1, 0);
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, from);
      const text = chunk.toString('latin1', 0, bytesRead);
      const skipped = offset === 0 ? 0 : text.indexOf('\n') + 1 || bytesRead;
      return { start: from + skipped, digest: text.slice(skipped, skipped + DIGEST_CHARACTERS) };
    };
    let [first, end] = [0, (await file.stat()).size];
    while (first < end) {
      const middle = Math.floor((first + end) / 2);
      const { start, digest } = await findLine(middle);
      if (start >= end || digest > wanted) end = middle;
      else if (digest < wanted) first = start + 1;
      else return true;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** What is wrong with the file that is configured as the list of breached passwords; undefined if it begins like one. */
export function findBreachListProblem(path: string | undefined): string | undefined {
  if (!path) return undefined;
  const chunk = Buffer.alloc(CHUNK_BYTES);
  try {
    const file = openSync(path, 'r');
    readSync(file, chunk, 0, CHUNK_BYTES, 0);
    closeSync(file);
  } catch {
    return 'BREACHED_PASSWORDS_FILE names a file that cannot be read';
  }
  return LINE.test(chunk.toString('latin1')) ? undefined : `BREACHED_PASSWORDS_FILE must be a list with ${SHAPE}`;
}
