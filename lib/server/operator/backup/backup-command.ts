import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { documentKeyFilePath } from '../../sealing/key-file';
import type { Command, Operator } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { countOf, formatBytes, formatNumber } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { writeBackup } from './write-backup';

function tellWhereKeysAre({ print, settings }: Operator): void {
  const place = settings.documentKeys
    ? 'the variable DOCUMENT_KEYS'
    : `the file ${documentKeyFilePath(settings.dataDir)}`;
  print(`The document keys are not in it, and without them nobody can read its images. They are in ${place}:`);
  print('keep a copy of them too, in a different place than the backup.');
}

/** `backup FILE` */
export const backupCommand: Command = {
  name: 'backup',
  takes: 'FILE',
  summary: 'Saves the whole database to one file; the portal keeps running.',
  details:
    'The file holds the database as it is at one moment, SQLite or PostgreSQL, and restores into either. It holds\n' +
    'personal values; the images in it stay encrypted. The document keys are not in it.',
  options: { force: { isFlag: true, help: 'replaces FILE when it exists' } },
  run: (operator, { argument, flags }) => {
    const path = resolve(operator.folder, argument);
    if (existsSync(path) && !flags.has('force')) {
      throw new OperatorError(`${path} already exists. Choose another name, or add --force to replace it.`);
    }
    return withDatabase(operator, async (database) => {
      const onProgress = (rows: number) => operator.progress(`Saved ${formatNumber(rows)} rows…`);
      const counts = await writeBackup(database, path, { now: operator.now(), onProgress });
      const customers = countOf(counts.get('customers') ?? 0, 'customer');
      const images = countOf(counts.get('documents') ?? 0, 'image');
      operator.print(`Saved ${customers} and ${images} in ${path} (${formatBytes(statSync(path).size)}).`);
      tellWhereKeysAre(operator);
      return true;
    });
  },
};
