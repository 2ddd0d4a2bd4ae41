import type { Database } from '../../db/schema/database';
import { inSnapshot } from '../../db/transactions/in-snapshot';
import { countRows } from '../../db/upkeep/whole-tables';
import { emptyWriteAheadLog } from '../../db/upkeep/wipe-remains';
import type { DocumentKeys } from '../../sealing/document-keys';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import { checkActivity } from '../activity/check-activity';
import { describeBreak } from '../activity/describe-break';
import type { Command, Operator } from '../kit/command';
import { countOf, formatBytes } from '../kit/plain-words';
import { isCorruption } from '../kit/surviving-rows';
import { withDatabase } from '../kit/with-database';
import { checkCustomers } from './check-customers';
import { checkFile } from './check-file';
import { checkImages } from './check-images';
import { nameLostRows } from './check-pages';
import { checkRecords } from './check-records';
import { openProblemList } from './problem-list';

type Snapshot = Parameters<Parameters<typeof inSnapshot>[1]>[0];
type Problems = ReturnType<typeof openProblemList>;

/** Checks what the tables hold, and prints what was counted. */
async function checkContent(
  { print, progress }: Operator,
  snapshot: Snapshot,
  { keys, problems }: { keys: DocumentKeys; problems: Problems },
): Promise<void> {
  const customers = await checkCustomers(snapshot, problems.add, (count) =>
    progress(`Checked ${countOf(count, 'customer')}…`),
  );
  const { images, bytes } = await checkImages(snapshot, keys, {
    report: problems.add,
    onProgress: (totals) => progress(`Checked ${countOf(totals.images, 'image')}…`),
  });
  await checkRecords(snapshot, keys, problems.add);
  const { found } = await checkActivity(snapshot, keys);
  if (found) problems.add(`the record of activity: ${describeBreak(found)}`);
  problems.endList();
  const sets = await countRows(snapshot, 'document_sets');
  print(`${countOf(customers, 'customer')}, ${countOf(sets, 'document set')}, ${countOf(images, 'image')}`);
  print(`${formatBytes(bytes)} of images; active document key: ${keys.activeId}`);
}

async function checkSnapshot(
  operator: Operator,
  { database, snapshot, keys }: { database: Database; snapshot: Snapshot; keys: DocumentKeys },
): Promise<boolean> {
  const { print } = operator;
  const problems = openProblemList(print);
  try {
    await checkFile(database, snapshot, problems.add);
    await checkContent(operator, snapshot, { keys, problems });
  } catch (error) {
    if (!isCorruption(error)) throw error;
    // Nothing behind the damaged page was looked at: instead, name everyone who is on one.
    await nameLostRows(snapshot, problems.add);
    problems.endList();
    print('The database file is damaged. The command salvage saves what can still be read.');
  }
  const count = problems.count();
  print(
    count === 0 ? 'Everything is in order.' : `${countOf(count, 'problem')} ${count === 1 ? 'was' : 'were'} found.`,
  );
  return count === 0;
}

async function checkAll(operator: Operator, database: Database, keys: DocumentKeys): Promise<boolean> {
  let isInOrder: boolean | undefined;
  try {
    await inSnapshot(database, async (snapshot) => {
      isInOrder = await checkSnapshot(operator, { database, snapshot, keys });
    });
  } catch (error) {
    // SQLite refuses to end a transaction in which it came upon a damaged page.
    if (isInOrder === undefined || !isCorruption(error)) throw error;
  }
  return isInOrder === true;
}

/** `check` */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Checks the whole database: its file, every customer, every image, the record of activity.',
  details:
    'Every image is decrypted and its format read, and everything else that is sealed is decrypted. Problems are named by ids only, and the exit status is then 1.\n' +
    'The portal can keep running.',
  options: {},
  run: (operator) =>
    withDatabase(operator, async (database) => {
      const keys = await loadDocumentKeys(database, operator.settings);
      const isInOrder = await checkAll(operator, database, keys);
      if (isInOrder) await emptyWriteAheadLog(database);
      return isInOrder;
    }),
};
