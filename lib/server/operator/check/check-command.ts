import type { Database } from '../../db/schema/database';
import { inSnapshot } from '../../db/transactions/in-snapshot';
import { countRows } from '../../db/upkeep/whole-tables';
import { emptyWriteAheadLog } from '../../db/upkeep/wipe-remains';
import type { DocumentKeys } from '../../sealing/document-keys';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import type { Command, Operator } from '../kit/command';
import { countOf, formatBytes } from '../kit/plain-words';
import { withDatabase } from '../kit/with-database';
import { checkCustomers } from './check-customers';
import { checkFile } from './check-file';
import { checkImages } from './check-images';
import { checkRecords } from './check-records';
import { openProblemList } from './problem-list';

function checkAll({ print, progress }: Operator, database: Database, keys: DocumentKeys): Promise<boolean> {
  return inSnapshot(database, async (snapshot) => {
    const problems = openProblemList(print);
    await checkFile(database, snapshot, problems.add);
    const customers = await checkCustomers(snapshot, problems.add, (count) =>
      progress(`Checked ${countOf(count, 'customer')}…`),
    );
    const { images, bytes } = await checkImages(snapshot, keys, {
      report: problems.add,
      onProgress: (totals) => progress(`Checked ${countOf(totals.images, 'image')}…`),
    });
    await checkRecords(snapshot, keys, problems.add);
    const problemCount = problems.close();
    const sets = await countRows(snapshot, 'document_sets');
    print(`${countOf(customers, 'customer')}, ${countOf(sets, 'document set')}, ${countOf(images, 'image')}`);
    print(`${formatBytes(bytes)} of images; active document key: ${keys.activeId}`);
    print(
      problemCount === 0
        ? 'Everything is in order.'
        : `${countOf(problemCount, 'problem')} ${problemCount === 1 ? 'was' : 'were'} found.`,
    );
    return problemCount === 0;
  });
}

/** `check` */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the whole database: its file, every customer, every image.',
  details:
    'Every image is decrypted and its format read, and everything else that is sealed is decrypted. Problems are named by ids only, and the exit status is then 1.\n' +
    'The portal can keep running.',
  options: {},
  run: (operator) =>
    withDatabase(operator, async (database) => {
      const keys = await loadDocumentKeys(database, operator.settings);
      const isInOrder = await checkAll(operator, database, keys);
      await emptyWriteAheadLog(database);
      return isInOrder;
    }),
};
