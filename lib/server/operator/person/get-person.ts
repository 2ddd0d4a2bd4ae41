import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/email-address';
import type { RemoteCustomersTable } from '../../db/remote-customers-table';
import type { Tables } from '../../db/tables';
import type { Customer } from '../../storage/embedded/customer-record';
import { OperatorError } from '../operator-error';

/** Where a person stands in this database: as a customer of its own, as one submitted to a remote account, or as both. */
export type Person = { customer: Customer | undefined; remoteCustomer: Selectable<RemoteCustomersTable> | undefined };

/**
 * Finds the person whom the operator named.
 *
 * @throws OperatorError when nobody has this email
 */
export async function getPerson(kysely: Kysely<Tables>, emailAddress: string): Promise<Person> {
  const email = normalizeEmailAddress(emailAddress);
  const customer = await kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();
  const remote = kysely.selectFrom('remote_customers').selectAll().where('email', '=', email);
  const remoteCustomer = await remote.executeTakeFirst();
  if (!customer && !remoteCustomer) {
    throw new OperatorError('No customer has this email address. Nothing was changed.');
  }
  return { customer, remoteCustomer };
}

/** The ids under which a person's pages stand in the console. */
export const customerIdsOf = ({ customer, remoteCustomer }: Person): string[] =>
  [customer, remoteCustomer].flatMap((row) => (row ? [row.id] : []));

/** Which remembered submissions are a person's: they hold no personal value, only the customer link leads to them. */
export function isSubmissionOf(eb: ExpressionBuilder<Tables, 'submissions'>, { customer, remoteCustomer }: Person) {
  const link = remoteCustomer?.customer_link;
  return eb.or([
    // Ids hold no character that a pattern would take for another.
    ...(customer ? [eb('customer_link', 'like', `%/customers/${customer.id}`)] : []),
    ...(link ? [eb('customer_link', '=', link)] : []),
  ]);
}
