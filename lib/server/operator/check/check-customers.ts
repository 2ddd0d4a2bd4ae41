import { type Kysely, sql } from 'kysely';
import { CUSTOMER_STATUSES } from '../../../shared/customer/customer-status';
import type { Tables } from '../../db/schema/tables';
import type { ReportProblem } from './problem-list';

const CUSTOMERS_AT_ONCE = 200;

type CheckedCustomer = {
  id: string;
  status: string;
  currentSetId: string | null;
  setOwnerId: string | null;
  frontSetId: string | null;
  recordedStatus: string | null;
  tombstoneId: string | null;
};

async function listIds(kysely: Kysely<Tables>, after: string): Promise<string[]> {
  const query = kysely.selectFrom('customers').select('id').where('id', '>', after).orderBy('id');
  return (await query.limit(CUSTOMERS_AT_ONCE).execute()).map(({ id }) => id);
}

/** Not in one query with listIds: a planner may then read whole tables for every batch of customers. */
function listCustomers(kysely: Kysely<Tables>, ids: string[]): Promise<CheckedCustomer[]> {
  return kysely
    .selectFrom('customers')
    .leftJoin('document_sets', 'document_sets.id', 'customers.current_set_id')
    .leftJoin('documents', (join) =>
      join.onRef('documents.set_id', '=', 'customers.current_set_id').on('documents.side', '=', sql.lit('front')),
    )
    .select(({ selectFrom }) => [
      'customers.id',
      'status',
      'current_set_id as currentSetId',
      'document_sets.customer_id as setOwnerId',
      'documents.set_id as frontSetId',
      // Any entry, not the last one: the clocks of several instances may differ.
      selectFrom('status_history')
        .select('to_status')
        .whereRef('customer_id', '=', 'customers.id')
        .whereRef('to_status', '=', 'customers.status')
        .limit(1)
        .as('recordedStatus'),
      selectFrom('document_tombstones')
        .select('document_tombstones.id')
        .whereRef('customer_id', '=', 'customers.id')
        .limit(1)
        .as('tombstoneId'),
    ])
    .where('customers.id', 'in', ids)
    .execute();
}

function* listProblems(customer: CheckedCustomer): Generator<string> {
  const { id, status, currentSetId, setOwnerId, frontSetId, recordedStatus, tombstoneId } = customer;
  if (!CUSTOMER_STATUSES.some((known) => known === status)) yield 'the status is unknown';
  if (recordedStatus === null) yield 'the status was never recorded in the history';
  if (currentSetId === null) {
    if (tombstoneId === null) yield 'there are no images and no note of their removal';
  } else if (setOwnerId === null) yield `the document set in force, ${currentSetId}, is missing`;
  else if (setOwnerId !== id) yield `the document set in force, ${currentSetId}, is of another customer`;
  else if (frontSetId === null) yield `the document set in force, ${currentSetId}, has no front`;
}

/** Checks every customer: status, history and the current set. Returns how many there are. */
export async function checkCustomers(
  kysely: Kysely<Tables>,
  report: ReportProblem,
  onProgress: (customers: number) => void,
): Promise<number> {
  let count = 0;
  let after: string | undefined = '';
  while (after !== undefined) {
    const ids = await listIds(kysely, after);
    const customers = ids.length === 0 ? [] : await listCustomers(kysely, ids);
    for (const customer of customers) {
      for (const problem of listProblems(customer)) report(`customer ${customer.id}: ${problem}`);
    }
    count += customers.length;
    after = ids.at(-1);
    onProgress(count);
  }
  return count;
}
