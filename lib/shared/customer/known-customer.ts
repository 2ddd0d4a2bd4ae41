import type { CustomerStatus } from './customer-status';
import type { FieldName } from './fields';

/** What the storage holds of a person beside the email address. Empty where nothing is stored; dates are YYYYMMDD. */
export type StoredDetails = Record<Exclude<FieldName, 'emailAddress'>, string>;

/** Whether an email address has a customer already. */
export type KnownCustomerAnswer =
  | { kind: 'unknown' }
  | { kind: 'known'; status: CustomerStatus; customerPath: string | undefined; details: StoredDetails }
  | { kind: 'unavailable' };

export type FindKnownCustomer = (emailAddress: string) => Promise<KnownCustomerAnswer>;
