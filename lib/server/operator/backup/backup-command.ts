import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { documentKeyFilePath } from '../../sealing/key-file';
import { areKeysConfigured } from '../../sealing/load-document-keys';
import type { Command, Operator } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { countOf, formatBytes, formatNumber } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { readRecipients } from './backup-encryption';
import { writeBackup } from './write-backup';

function tellWhereKeysAre({ print, settings }: Operator): void {
  const place = areKeysConfigured(settings)
    ? 'where DOCUMENT_KEYS or DOCUMENT_KEYS_COMMAND takes them from'
    : `in the file ${documentKeyFilePath(settings.dataDir)}`;
  print(`The document keys are not in it, and without them nobody can read its images. They are ${place}:`);
  print('keep a copy of them too, in a different place than the backup.');
}

function tellWhoCanReadIt({ print }: Operator, recipients: readonly string[]): void {
  if (recipients.length === 0) {
    print('It is not encrypted, and holds personal values. The command backup-key and BACKUP_RECIPIENTS change that.');
  } else {
    print(`It is encrypted to ${countOf(recipients.length, 'key')}; nothing on this machine can open it.`);
  }
}

/** `backup FILE` */
export const backupCommand: Command = {
  name: 'backup',
  takes: 'FILE',
  summary: 'Saves the whole database to one file; the portal keeps running.',
  details:
    'The file holds the database as it is at one moment, SQLite or PostgreSQL, and restores into either. It holds\n' +
    'personal values; the images in it stay encrypted. The document keys are not in it. With BACKUP_RECIPIENTS or --to\n' +
    'the whole file is encrypted (age), and only who has the other half of one of these keys can restore it.',
  options: {
    force: { isFlag: true, help: 'replaces FILE when it exists' },
    to: { isFlag: false, value: 'KEYS', help: 'encrypts FILE to these public keys instead of BACKUP_RECIPIENTS' },
  },
  run: async (operator, { argument, flags, values }) => {
    const recipients = readRecipients(values.get('to') ?? operator.settings.backupRecipients ?? '');
    const path = resolve(operator.folder, argument);
    if (existsSync(path) && !flags.has('force')) {
      throw new OperatorError(`${path} already exists. Choose another name, or add --force to replace it.`);
    }
    return withDatabase(operator, async (database) => {
      const onProgress = (rows: number) => operator.progress(`Saved ${formatNumber(rows)} rows…`);
      const counts = await writeBackup(database, path, { now: operator.now(), onProgress, recipients });
      const customers = countOf(counts.get('customers') ?? 0, 'customer');
      const images = countOf(counts.get('documents') ?? 0, 'image');
      operator.print(`Saved ${customers} and ${images} in ${path} (${formatBytes(statSync(path).size)}).`);
      tellWhoCanReadIt(operator, recipients);
      tellWhereKeysAre(operator);
      return true;
    });
  },
};
