import type { CustomerStatus } from './customer-status';
import type { FieldName } from './fields';

/**
 * What the storage has about a person, apart from the email address. Empty if nothing is stored; dates are YYYYMMDD.
 */
export type StoredDetails = Record<Exclude<FieldName, 'emailAddress'>, string>;

/** Whether an email address already has a customer. */
export type KnownCustomerAnswer =
  | { kind: 'unknown' }
  | { kind: 'known'; status: CustomerStatus; customerPath: string | undefined; details: StoredDetails }
  | { kind: 'unavailable' };

export type FindKnownCustomer = (emailAddress: string) => Promise<KnownCustomerAnswer>;
