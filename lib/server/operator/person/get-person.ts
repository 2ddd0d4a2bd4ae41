import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import { digestEmailAddress } from '../../applications/digest-email-address';
import type { HeldRecord } from '../../applications/held/held-record';
import type { InvitationRecord } from '../../applications/invitations/invitation-record';
import type { ApplicationRecord } from '../../applications/status-links/application-record';
import type { Customer } from '../../customer-store/embedded/customer-record';
import type { RemoteCustomersTable } from '../../db/schema/remote-customers-table';
import type { Tables } from '../../db/schema/tables';
import type { OutboxEntry } from '../../outbox/outbox-entry';
import { OperatorError } from '../kit/operator-error';

/**
 * Where a person appears in this database: as one of its own customers, as one submitted to a remote account, as an
 * invited person, through status links, or through submissions that are held or wait to be delivered.
 */
export type Person = {
  customer: Customer | undefined;
  remoteCustomer: Selectable<RemoteCustomersTable> | undefined;
  invitations: InvitationRecord[];
  applications: ApplicationRecord[];
  held: HeldRecord[];
  /** Submissions that could not be delivered yet. */
  waiting: OutboxEntry[];
};

/**
 * Finds the person that the operator named.
 *
 * @throws OperatorError when nobody has this email
 */
export async function getPerson(kysely: Kysely<Tables>, emailAddress: string): Promise<Person> {
  const email = normalizeEmailAddress(emailAddress);
  const customer = await kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();
  const remote = kysely.selectFrom('remote_customers').selectAll().where('email', '=', email);
  const remoteCustomer = await remote.executeTakeFirst();
  const invitations = await kysely
    .selectFrom('invitations')
    .selectAll()
    .where('email', '=', email)
    .orderBy('id')
    .execute();
  const digest = digestEmailAddress(email);
  const applications = await kysely
    .selectFrom('applications')
    .selectAll()
    .where('email_digest', '=', digest)
    .orderBy('id')
    .execute();
  const held = await kysely
    .selectFrom('held_submissions')
    .selectAll()
    .where('email_digest', '=', digest)
    .orderBy('id')
    .execute();
  const waiting = await kysely
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'submission')
    .where('lane', '=', digest)
    .orderBy('id')
    .execute();
  const count = invitations.length + applications.length + held.length + waiting.length;
  if (!customer && !remoteCustomer && count === 0) {
    throw new OperatorError('No customer has this email address. Nothing was changed.');
  }
  return { customer, remoteCustomer, invitations, applications, held, waiting };
}

/** Which decisions were about a person. */
export function isDecisionOn(eb: ExpressionBuilder<Tables, 'decisions'>, { customer, remoteCustomer }: Person) {
  const present = [customer, remoteCustomer].filter((row) => row !== undefined);
  return eb.or(present.map(({ id }) => eb('customer_id', '=', id)));
}

/** Which remembered submissions are a person's: they hold no personal data, only the customer link points to them. */
export function isSubmissionOf(
  eb: ExpressionBuilder<Tables, 'submissions'>,
  { customer, remoteCustomer, held, waiting }: Person,
) {
  const link = remoteCustomer?.customer_link;
  return eb.or([
    // Ids contain no characters that a pattern would treat as wildcards.
    ...(customer ? [eb('customer_link', 'like', `%/customers/${customer.id}`)] : []),
    ...(link ? [eb('customer_link', '=', link)] : []),
    ...[...held, ...waiting].map(({ submission_id }) => eb('id', '=', submission_id)),
  ]);
}
