import type { StatusReply } from '../../shared/contract/reply';
import type { RecordDetails } from '../../shared/review/customer-record';
import type { DirectoryCustomer } from '../customer-store/directory/directory-customer';

/** The details that the storage API gave, in the words of the portal. */
export function fromEcho({ target }: StatusReply): RecordDetails {
  return {
    firstName: target.fn ?? '',
    lastName: target.ln ?? '',
    dateOfBirth: target.dob ?? '',
    streetAddress: target.addr ?? '',
    city: target.city ?? '',
    state: target.state ?? '',
    zipCode: target.zip ?? '',
    phoneNumber: target.phone ?? '',
    emailAddress: target.email,
  };
}

const NOT_KNOWN = { dateOfBirth: '', streetAddress: '', city: '', state: '', zipCode: '', phoneNumber: '' };

/** The details that the portal's own database holds: of a remote customer, the name and the email. */
export function fromDirectory({ firstName, lastName, emailAddress, details }: DirectoryCustomer): RecordDetails {
  return { ...NOT_KNOWN, ...details, firstName, lastName, emailAddress };
}
