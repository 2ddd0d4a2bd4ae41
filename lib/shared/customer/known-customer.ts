import type { CustomerStatus } from './customer-status';

/** What the storage holds of a person, in the portal's words. Empty where nothing is stored. */
export type StoredDetails = {
  firstName: string;
  lastName: string;
  streetAddress: string;
  city: string;
  state: string;
  zipCode: string;
  phoneNumber: string;
  /** YYYYMMDD. */
  dateOfBirth: string;
  reference: string;
};

/** Whether an email address has a customer already. */
export type KnownCustomerAnswer =
  | { kind: 'unknown' }
  | { kind: 'known'; status: CustomerStatus; customerPath: string | undefined; details: StoredDetails }
  | { kind: 'unavailable' };

export type FindKnownCustomer = (emailAddress: string) => Promise<KnownCustomerAnswer>;
