import { resolve } from 'node:path';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import type { Command } from '../kit/command';
import { UsageError } from '../kit/operator-error';
import { countOf } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { exportPerson } from './export-person';

/** `export EMAIL --to FOLDER` */
export const exportCommand: Command = {
  name: 'export',
  takes: 'EMAIL',
  summary: 'Writes everything held about a person into a folder.',
  details:
    'customer.json holds the record, the status history and when images came and went; the images lie beside it, not\n' +
    'encrypted. Only the owner of the folder may read it: delete it once you have handed it over.',
  options: { to: { isFlag: false, value: 'FOLDER', help: 'a folder that does not exist yet' } },
  run: (operator, { argument, values }) => {
    const target = values.get('to');
    if (!target) throw new UsageError('--to FOLDER is missing.');
    const folder = resolve(operator.folder, target);
    return withDatabase(operator, async (database) => {
      const keys = await loadDocumentKeys(database, operator.settings);
      const what = { email: argument, folder, now: operator.now() };
      const { images, unreadable } = await exportPerson(database, keys, what);
      operator.print(`Wrote customer.json and ${countOf(images, 'image')} to ${folder}.`);
      if (unreadable > 0)
        operator.print(`${countOf(unreadable, 'image')} cannot be read. Run the command check for details.`);
      return unreadable === 0;
    });
  },
};
