import type { Database } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import { emptyWriteAheadLog, rewriteTables, vacuumTables } from '../../db/wipe-remains';
import { deleteIdReading } from '../../id-readings/delete-id-reading';
import { digestEmailAddress } from '../../submissions/submission-digest';
import { customerLinkPattern, getPerson } from './get-person';

/** What became of the bytes of an erased person. */
export type EraseResult = 'gone' | 'log-still-read' | 'left-to-the-server';

/**
 * Erases a person: record, history, images with their keys, tombstones, submissions, what was read from their ID; on SQLite also what is left of them
 * in the files.
 *
 * @throws OperatorError when nobody has this email
 */
export async function erasePerson(database: Database, email: string): Promise<EraseResult> {
  await inTransaction(database, async (transaction) => {
    const { id, email: key } = await getPerson(transaction, email);
    await transaction
      .deleteFrom('submissions')
      .where(({ or, eb }) =>
        or([
          eb('customer_link', 'like', customerLinkPattern(id)),
          eb('sending_email_digest', '=', digestEmailAddress(key)),
        ]),
      )
      .execute();
    await deleteIdReading(transaction, key);
    // Everything else that belongs to a customer goes with the row.
    await transaction.deleteFrom('customers').where('id', '=', id).execute();
  });
  if (database.kind === 'postgres') {
    await vacuumTables(database);
    return 'left-to-the-server';
  }
  await rewriteTables(database);
  return (await emptyWriteAheadLog(database)) ? 'gone' : 'log-still-read';
}
