import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { describeError } from '../../describe-error';
import { OperatorError } from '../kit/operator-error';
import { BrokenCipher, decryptWith } from './backup-encryption';
import {
  type BackupHeader,
  type BackupRow,
  type BackupTrailer,
  decodeHeader,
  decodeRow,
  decodeTrailer,
} from './backup-format';
import { BrokenLine, readLines } from './read-lines';

/** The file is damaged, truncated, or not a backup. Nothing was changed because of it. */
export class DamagedBackup extends OperatorError {}

const NO_BACKUP = 'This file is not a backup of the portal, or is from a later version. Nothing was changed.';
const DAMAGED = 'This backup is damaged or incomplete. Nothing was changed. Use another one.';

async function* readFileLines({ path, identities }: BackupFile): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // Errors of all streams surface on the last one.
  pipeline(createReadStream(path), decryptWith(identities), gunzip, () => undefined);
  try {
    yield* readLines(gunzip);
  } catch (error) {
    if (error instanceof BrokenLine || error instanceof BrokenCipher || describeError(error).code?.startsWith('Z_'))
      throw new DamagedBackup(DAMAGED);
    throw error;
  }
}

function isCounted(counts: ReadonlyMap<string, number>, { rows }: BackupTrailer): boolean {
  const expected = Object.entries(rows).filter(([, count]) => count > 0);
  return expected.length === counts.size && expected.every(([table, count]) => counts.get(table) === count);
}

/** A backup, and the secret keys that may open it; none where it is in clear. */
export type BackupFile = { path: string; identities: readonly string[] };

export type BackupPart = { header: BackupHeader } | BackupRow;

/**
 * Reads a backup: first its header, then its rows. Its counts and checksum are at the end, so what was read earlier is
 * only certain once this has finished.
 *
 * @throws DamagedBackup when anything about the file is not as it was written; OperatorError when none of the keys fits
 */
export async function* readBackup(file: BackupFile): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  const counts = new Map<string, number>();
  let header: BackupHeader | undefined;
  let trailer: BackupTrailer | undefined;
  for await (const line of readFileLines(file)) {
    if (trailer) throw new DamagedBackup(DAMAGED);
    if (!header) {
      header = decodeHeader(line);
      if (!header) throw new DamagedBackup(NO_BACKUP);
      hash.update(line);
      yield { header };
      continue;
    }
    const entry = decodeRow(line);
    if (entry) {
      hash.update(line);
      counts.set(entry.table, (counts.get(entry.table) ?? 0) + 1);
      yield entry;
      continue;
    }
    trailer = decodeTrailer(line);
    if (!trailer) throw new DamagedBackup(DAMAGED);
  }
  if (!trailer || trailer.sha256 !== hash.digest('hex') || !isCounted(counts, trailer))
    throw new DamagedBackup(DAMAGED);
}

/** The contents of an intact backup. */
export type BackupSummary = { header: BackupHeader; counts: ReadonlyMap<string, number> };

/**
 * Reads a backup to its end.
 *
 * @throws DamagedBackup when it is not intact
 */
export async function verifyBackup(file: BackupFile, onProgress: (rows: number) => void): Promise<BackupSummary> {
  const counts = new Map<string, number>();
  let header: BackupHeader | undefined;
  let done = 0;
  for await (const part of readBackup(file)) {
    if ('header' in part) header = part.header;
    else {
      counts.set(part.table, (counts.get(part.table) ?? 0) + 1);
      done += 1;
      onProgress(done);
    }
  }
  if (!header) throw new DamagedBackup(NO_BACKUP);
  return { header, counts };
}
