import type { Customer } from '../customer/customer';
import {
  CUSTOMER_FIELDS,
  type FieldName,
  type FieldWith,
  listFieldsWith,
  toWireName,
  type WireName,
} from '../customer/fields';
import type { StoredDetails } from '../customer/known-customer';
import type { StatusReply } from './reply';
import type { WireTexts } from './request';

const FIELD_NAMES: readonly FieldName[] = CUSTOMER_FIELDS.map(({ name }) => name);

/** The fields that the contract puts in `target`, apart from the email address. */
type AttributeName = FieldWith<{ place: 'attribute' }>;
const ATTRIBUTE_NAMES: readonly AttributeName[] = listFieldsWith({ place: 'attribute' });
/** What is stored about a customer apart from the key. */
export const STORED_FIELDS: readonly (keyof StoredDetails)[] = [...ATTRIBUTE_NAMES, 'reference'];

/** Something with fields under their wire names: an echo from the storage, or a database row. */
type OnTheWire<Name extends FieldName> = { readonly [Wire in WireName<Name>]?: string | null | undefined };

/** Reads some fields of what the storage or the database has; empty text if nothing is stored. */
export function fromWire<Name extends FieldName>(names: readonly Name[], held: OnTheWire<Name>): Record<Name, string> {
  const entries = names.map((name) => [name, held[toWireName(name) as keyof typeof held] ?? '']);
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Puts these values' fields under their wire names, which are also the column names. */
export function toWire<Name extends FieldName, Value>(
  values: Readonly<Record<Name, Value>>,
): Record<WireName<Name>, Value> {
  const names = FIELD_NAMES.filter((name): name is Name => name in values);
  return Object.fromEntries(names.map((name) => [toWireName(name), values[name]])) as Record<WireName<Name>, Value>;
}

/** Converts a customer to the contract's attributes, without the reference, which is separate from them. */
export function toCustomerTexts(customer: Customer): WireTexts {
  const { reference: _, isOutsideUnitedStates: __, ...attributes } = customer;
  return toWire(attributes);
}

/** Converts what the storage echoes about a customer to the portal's field names. */
export function toStoredDetails({ reference, target }: StatusReply): StoredDetails {
  return fromWire(STORED_FIELDS, { ...target, reference });
}
