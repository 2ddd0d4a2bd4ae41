import type { Transaction } from 'kysely';
import type { Database } from '../../db/database';
import { inTransaction } from '../../db/in-transaction';
import type { Tables } from '../../db/tables';
import { emptyWriteAheadLog, rewriteTables, vacuumTables } from '../../db/wipe-remains';
import { deleteIdReading } from '../../id-readings/delete-id-reading';
import type { Customer } from '../../storage/embedded/customer-record';
import { digestEmailAddress } from '../../submissions/submission-digest';
import { customerLinkPattern, findPerson, requireHeld } from './get-person';

/** What became of the bytes of an erased person. */
export type EraseResult = 'gone' | 'log-still-read' | 'left-to-the-server';

async function eraseCustomer(transaction: Transaction<Tables>, { id, email }: Customer): Promise<void> {
  await transaction
    .deleteFrom('submissions')
    .where(({ or, eb }) =>
      or([
        eb('customer_link', 'like', customerLinkPattern(id)),
        eb('sending_email_digest', '=', digestEmailAddress(email)),
      ]),
    )
    .execute();
  // Everything else that belongs to a customer goes with the row.
  await transaction.deleteFrom('customers').where('id', '=', id).execute();
}

/**
 * Erases a person: record, history, images with their keys, tombstones, submissions, what was read from their ID; on SQLite also what is left of them
 * in the files.
 *
 * @throws OperatorError when nobody has this email
 */
export async function erasePerson(database: Database, email: string): Promise<EraseResult> {
  await inTransaction(database, async (transaction) => {
    await requireHeld(transaction, email);
    const customer = await findPerson(transaction, email);
    if (customer) await eraseCustomer(transaction, customer);
    await deleteIdReading(transaction, email);
  });
  if (database.kind === 'postgres') {
    await vacuumTables(database);
    return 'left-to-the-server';
  }
  await rewriteTables(database);
  return (await emptyWriteAheadLog(database)) ? 'gone' : 'log-still-read';
}
