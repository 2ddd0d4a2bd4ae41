import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import { deleteConsentsOf } from '../../applications/consents/consents-of';
import { digestEmailAddress } from '../../applications/digest-email-address';
import { deleteIdReading } from '../../applications/id-readings/delete-id-reading';
import { deleteCodesOf } from '../../applications/mailbox/mailbox-proof';
import { forgetProvedMailbox } from '../../applications/mailbox/proved-mailbox';
import { removeProof } from '../../applications/submissions/renewal-proof';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import { emptyWriteAheadLog, rewriteTables, vacuumTables } from '../../db/upkeep/wipe-remains';
import { removeEntriesOf } from '../../outbox/outbox-entry';
import { getPerson, isDecisionOn, isSubmissionOf } from './get-person';

/** What became of an erased person's bytes. */
export type EraseResult = 'gone' | 'log-still-read' | 'left-to-the-server';

/**
 * Erases a person: record, history, images with their keys, tombstones, submissions, consents, decisions, earlier
 * versions, status links, submissions that are held or wait, waiting mails, codes sent to their mailbox and that they
 * confirmed it, what was read from their ID; on SQLite also any remains in the files. What browsers encrypted and sent
 * ahead cannot be told apart by person, and expires.
 *
 * @throws OperatorError when nobody has this email
 */
export async function erasePerson(database: Database, email: string): Promise<EraseResult> {
  await inTransaction(database, async (transaction) => {
    const person = await getPerson(transaction, email);
    const digest = digestEmailAddress(email);
    await transaction
      .deleteFrom('submissions')
      .where((eb) => eb.or([isSubmissionOf(eb, person), eb('sending_email_digest', '=', digest)]))
      .execute();
    await transaction.deleteFrom('invitations').where('email', '=', normalizeEmailAddress(email)).execute();
    await transaction
      .deleteFrom('decisions')
      .where((eb) => isDecisionOn(eb, person))
      .execute();
    await deleteConsentsOf(transaction, email);
    await deleteIdReading(transaction, email);
    await removeProof(transaction, digest);
    await deleteCodesOf(transaction, digest);
    await forgetProvedMailbox(transaction, digest);
    await transaction.deleteFrom('applications').where('email_digest', '=', digest).execute();
    await transaction.deleteFrom('held_submissions').where('email_digest', '=', digest).execute();
    await removeEntriesOf(transaction, digest);
    // Everything else that belongs to a customer is deleted with the row.
    if (person.customer) await transaction.deleteFrom('customers').where('id', '=', person.customer.id).execute();
    if (!person.remoteCustomer) return;
    await transaction.deleteFrom('remote_customers').where('id', '=', person.remoteCustomer.id).execute();
  });
  if (database.kind === 'postgres') {
    await vacuumTables(database);
    return 'left-to-the-server';
  }
  await rewriteTables(database);
  return (await emptyWriteAheadLog(database)) ? 'gone' : 'log-still-read';
}
