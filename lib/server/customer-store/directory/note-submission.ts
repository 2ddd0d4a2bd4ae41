import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { toWire } from '../../../shared/contract/customer-mapping';
import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import { listFieldsWith } from '../../../shared/customer/fields';
import type { ListedField } from '../../../shared/review/customer-list';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import { searchKeysOf } from '../search-keys';

type NotedField = Exclude<ListedField, 'emailAddress' | 'reference'>;
/** What is kept of a person as it was sent. */
export const NOTED_FIELDS: readonly NotedField[] = listFieldsWith({ isListed: true, place: 'attribute' });

/** A submission that the storage has stored. */
export type NotedSubmission = { [Name in NotedField]?: string } & {
  emailAddress: string;
  /** What was sent; undefined keeps the one that is known. */
  reference?: string | undefined;
  status: CustomerStatus;
  /** Undefined when only a later look at the storage told that it arrived. */
  change?: 'created' | 'updated' | undefined;
  customerLink?: string | undefined;
  source: Exclude<CustomerSource, 'api'>;
  /** Of the staff account, where `source` is `staff`. */
  enteredBy?: string | undefined;
  /** Whether the storage is a remote account. */
  isRemote: boolean;
  /** Epoch milliseconds. */
  now: number;
};

async function noteRemote(transaction: Transaction<Tables>, submission: NotedSubmission): Promise<void> {
  const { status, customerLink, source, enteredBy, now } = submission;
  const email = normalizeEmailAddress(submission.emailAddress);
  const known = await transaction
    .selectFrom('remote_customers')
    .select(['reference', 'customer_link'])
    .where('email', '=', email)
    .executeTakeFirst();
  const person = Object.fromEntries(NOTED_FIELDS.map((name) => [name, submission[name] ?? '']));
  const columns = {
    ...toWire(person as Record<NotedField, string>),
    reference: submission.reference ?? known?.reference ?? null,
  };
  const present = {
    ...columns,
    ...searchKeysOf(columns),
    status,
    customer_link: customerLink ?? known?.customer_link ?? null,
    updated_at: now,
  };
  await transaction
    .insertInto('remote_customers')
    .values({ id: uuidv7(), email, ...present, source, entered_by: enteredBy ?? null, created_at: now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(present))
    .execute();
}

/** The embedded storage API keeps the customer itself; only it cannot know who sent it. */
async function noteEmbedded({ kysely }: Database, submission: NotedSubmission): Promise<void> {
  if (submission.change === 'updated') return;
  await kysely
    .updateTable('customers')
    .set({ source: submission.source, entered_by: submission.enteredBy ?? null })
    .where('email', '=', normalizeEmailAddress(submission.emailAddress))
    .where('source', '=', 'api')
    .execute();
}

/**
 * Keeps what the list of customers needs of a submission; call it once the storage has stored it. Source and entered-by
 * stay those of the first. Calling it again with the same changes nothing.
 *
 * @throws the driver's errors
 */
export async function noteSubmission(database: Database, submission: NotedSubmission): Promise<void> {
  if (submission.isRemote) await inTransaction(database, (transaction) => noteRemote(transaction, submission));
  else await noteEmbedded(database, submission);
}
