import { resolve } from 'node:path';
import { sealClearRows } from '../../applications/clear-rows/seal-clear-rows';
import { getColumnTypes } from '../../db/schema/column-types';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import { emptyWriteAheadLog } from '../../db/upkeep/wipe-remains';
import { loadDocumentKeys } from '../../sealing/load-document-keys';
import type { Command, Operator } from '../kit/command';
import { OperatorError } from '../kit/operator-error';
import { countOf, formatNumber } from '../kit/plain-words';
import { withNewOrPresentDatabase } from '../kit/with-database';
import { readIdentities } from './backup-encryption';
import { findKeyProblem } from './find-key-problem';
import { type BackupFile, type BackupSummary, verifyBackup } from './read-backup';
import { restoreRows } from './restore-rows';
import { listMigrationNames } from './write-backup';

/** A backup from an earlier version has the first of our migrations, and no others. */
function requireKnownTables({ header }: BackupSummary, database: Database): void {
  const ours = listMigrationNames(database);
  const { migrations } = header;
  if (migrations.length > 0 && migrations.every((name, index) => name === ours[index])) return;
  throw new OperatorError(
    `This backup was made by a newer version of the portal (its tables: ${migrations.at(-1)}; ours: ${ours.at(-1)}). ` +
      'Nothing was changed.\nRestore it with the version that made it.',
  );
}

async function requireNoCustomers({ kysely }: Database): Promise<void> {
  const customer = await kysely.selectFrom('customers').select('id').limit(1).executeTakeFirst();
  if (!customer) return;
  throw new OperatorError(
    'The database already holds customers, and restoring replaces everything in it. Nothing was changed.\n' +
      'Make a backup of it first, then run this again with --force.',
  );
}

function describeContent({ header, counts }: BackupSummary): string {
  const customers = countOf(counts.get('customers') ?? 0, 'customer');
  return `${customers} and ${countOf(counts.get('documents') ?? 0, 'image')} as of ${header.madeAt}`;
}

async function restore(operator: Operator, database: Database, file: BackupFile): Promise<void> {
  const onProgress = (rows: number) => operator.progress(`Restored ${formatNumber(rows)} rows…`);
  const { activityGuard, chainGuard } = getColumnTypes(database.kind);
  await inTransaction(database, async (transaction) => {
    await chainGuard.lift(transaction);
    await activityGuard.lift(transaction);
    await restoreRows(transaction, file, onProgress);
    await activityGuard.set(transaction);
    await chainGuard.set(transaction);
  });
  if (!(await emptyWriteAheadLog(database))) {
    operator.note(
      'The write-ahead log still holds what was replaced, because others are reading. It empties over time.',
    );
  }
}

/** Versions before migration 0027 stored texts in clear. Without the right keys the next start seals them. */
async function sealRestored(operator: Operator, database: Database): Promise<void> {
  const sealed = await sealClearRows(database, await loadDocumentKeys(database, operator.settings));
  if (sealed > 0) operator.print(`The backup held ${countOf(sealed, 'row')} with texts in clear: they are sealed now.`);
}

/** `restore FILE` */
export const restoreCommand: Command = {
  name: 'restore',
  takes: 'FILE',
  summary: 'Replaces the database with a backup; stop the portal first.',
  details:
    'The whole file is checked first; a damaged one changes nothing, and neither does an interruption. Afterwards the\n' +
    'document keys are tested. The database may be of a different kind than the one that was saved.',
  options: {
    force: { isFlag: true, help: 'replaces a database that holds customers' },
    identity: { isFlag: false, value: 'FILE', help: 'the file with the secret key of an encrypted backup' },
    verify: { isFlag: true, help: 'only checks the file; changes nothing' },
  },
  run: async (operator, { argument, flags, values }) => {
    const identity = values.get('identity');
    const identities = identity === undefined ? [] : readIdentities(resolve(operator.folder, identity));
    const file = { path: resolve(operator.folder, argument), identities };
    const onProgress = (rows: number) => operator.progress(`Checked ${formatNumber(rows)} rows…`);
    const summary = await verifyBackup(file, onProgress);
    if (flags.has('verify')) {
      operator.print(`The backup is whole: ${describeContent(summary)}.`);
      return true;
    }
    return withNewOrPresentDatabase(operator, async (database) => {
      requireKnownTables(summary, database);
      if (!flags.has('force')) await requireNoCustomers(database);
      await restore(operator, database, file);
      operator.print(`Restored ${describeContent(summary)}.`);
      const problem = await findKeyProblem(database, operator.settings);
      if (problem === undefined) await sealRestored(operator, database);
      operator.print(problem ?? 'The document keys fit. The command check looks at every image.');
      return problem === undefined;
    });
  },
};
