import type { Kysely } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/email-address';
import type { Tables } from '../../db/tables';
import type { Customer } from '../../storage/embedded/customer-record';
import { OperatorError } from '../operator-error';

/**
 * Finds the customer whom the operator named.
 *
 * @throws OperatorError when nobody has this email
 */
export async function getPerson(kysely: Kysely<Tables>, email: string): Promise<Customer> {
  const query = kysely.selectFrom('customers').selectAll().where('email', '=', normalizeEmailAddress(email));
  const customer = await query.executeTakeFirst();
  if (!customer) throw new OperatorError('No customer has this email address. Nothing was changed.');
  return customer;
}

/** Matches the customer link that a submission remembers. Ids hold no character that a pattern would take for another. */
export function customerLinkPattern(customerId: string): string {
  return `%/customers/${customerId}`;
}
