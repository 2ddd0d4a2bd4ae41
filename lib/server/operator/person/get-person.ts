import type { Kysely } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/email-address';
import type { Tables } from '../../db/tables';
import { findIdReading } from '../../id-readings/find-id-reading';
import type { Customer } from '../../storage/embedded/customer-record';
import { OperatorError } from '../operator-error';

/** Finds a customer by email; none where customers are stored elsewhere. */
export function findPerson(kysely: Kysely<Tables>, email: string): Promise<Customer | undefined> {
  const query = kysely.selectFrom('customers').selectAll().where('email', '=', normalizeEmailAddress(email));
  return query.executeTakeFirst();
}

/**
 * Finds the customer whom the operator named.
 *
 * @throws OperatorError when nobody has this email
 */
export async function getPerson(kysely: Kysely<Tables>, email: string): Promise<Customer> {
  const customer = await findPerson(kysely, email);
  if (!customer) throw new OperatorError('No customer has this email address. Nothing was changed.');
  return customer;
}

/**
 * Makes sure that something is held about a person: where customers are stored elsewhere, this is only what was read from
 * their ID.
 *
 * @throws OperatorError when there is nothing
 */
export async function requireHeld(kysely: Kysely<Tables>, email: string): Promise<void> {
  if (!(await findIdReading({ kysely }, email))) await getPerson(kysely, email);
}

/** Matches the customer link that a submission remembers. Ids hold no character that a pattern would take for another. */
export function customerLinkPattern(customerId: string): string {
  return `%/customers/${customerId}`;
}
