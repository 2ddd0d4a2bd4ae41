import { fromWire } from '../../shared/contract/customer-mapping';
import type { StatusReply } from '../../shared/contract/reply';
import { CUSTOMER_FIELDS } from '../../shared/customer/fields';
import type { RecordDetails } from '../../shared/review/customer-record';
import type { DirectoryCustomer } from '../customer-store/directory/directory-customer';

const SHOWN_FIELDS = CUSTOMER_FIELDS.map(({ name }) => name).filter((name) => name !== 'reference');

/** The details that the storage API returned, under the portal's own names. */
export function fromEcho({ target }: StatusReply): RecordDetails {
  return fromWire(SHOWN_FIELDS, target);
}

/** The details in the portal's own database: for a remote customer, what the list has. */
export function fromDirectory(customer: DirectoryCustomer): RecordDetails {
  const known: Partial<RecordDetails> = { ...customer.details, ...customer };
  return Object.fromEntries(SHOWN_FIELDS.map((name) => [name, known[name] ?? ''])) as RecordDetails;
}
