import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRecipients } from '../backup/backup-encryption';
import { writeBackup } from '../backup/write-backup';
import type { Command } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { countOf, formatNumber } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { createSalvage } from './salvage-rows';

/** `salvage FILE` */
export const salvageCommand: Command = {
  name: 'salvage',
  takes: 'FILE',
  summary: 'Saves what can still be read of a damaged SQLite database, as a backup.',
  details:
    'For a database in which check found damaged pages. Rows that cannot be read are left out, and with them what belongs\n' +
    'to them. Stop the portal, keep a copy of the damaged folder, then restore FILE into a new one.',
  options: {},
  run: (operator, { argument }) => {
    const path = resolve(operator.folder, argument);
    if (existsSync(path)) throw new OperatorError(`${path} already exists. Choose another name.`);
    return withDatabase(operator, async (database) => {
      if (database.kind !== 'sqlite')
        throw new OperatorError('This command is for SQLite. PostgreSQL has its own tools.');
      // Not within a transaction: SQLite refuses to end one in which it came upon a damaged page.
      const { readTable, lost } = createSalvage(database.kysely);
      const counts = await writeBackup(database, path, {
        now: operator.now(),
        onProgress: (rows) => operator.progress(`Saved ${formatNumber(rows)} rows…`),
        read: readTable,
        recipients: readRecipients(operator.settings.backupRecipients ?? ''),
      });
      const customers = countOf(counts.get('customers') ?? 0, 'customer');
      const images = countOf(counts.get('documents') ?? 0, 'image');
      operator.print(`Saved ${customers} and ${images} in ${path}.`);
      for (const [table, count] of lost) operator.print(`Lost from ${table}: ${countOf(count, 'row')}.`);
      operator.print('The document keys are not in it. The command check names who is hit.');
      return lost.size === 0;
    });
  },
};
