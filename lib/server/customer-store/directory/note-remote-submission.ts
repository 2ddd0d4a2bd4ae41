import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { toWire } from '../../../shared/contract/customer-mapping';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import { listFieldsWith } from '../../../shared/customer/fields';
import type { ListedField } from '../../../shared/review/customer-list';
import type { CustomerOrigin } from '../../contract-client/storage-client';
import type { Tables } from '../../db/schema/tables';
import { searchKeysOf } from '../search-keys';

type NotedField = Exclude<ListedField, 'emailAddress' | 'reference'>;
/** What is kept about a person, as it was sent. */
export const NOTED_FIELDS: readonly NotedField[] = listFieldsWith({ isListed: true, place: 'attribute' });

/** A submission that the storage has stored. */
export type NotedSubmission = { [Name in NotedField]?: string } & {
  emailAddress: string;
  /** What was sent; undefined keeps the known one. */
  reference?: string | undefined;
  status: CustomerStatus;
  customerLink?: string | undefined;
  origin: CustomerOrigin;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Keeps what the list needs from a submission. The row is written together with its source; source and entered-by stay
 * those of the first submission.
 *
 * @throws the driver's errors
 */
export async function noteRemoteSubmission(
  transaction: Transaction<Tables>,
  submission: NotedSubmission,
): Promise<void> {
  const { status, customerLink, origin, now } = submission;
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
    .values({
      id: uuidv7(),
      email,
      ...present,
      source: origin.source,
      entered_by: origin.enteredBy ?? null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(present))
    .execute();
}
