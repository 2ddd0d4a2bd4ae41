import { type DateField, isDateField } from '../customer/customer-form-values';
import { type FieldWith, listFieldsWith } from '../customer/fields';

export type PrefillField = Exclude<FieldWith<{ place: 'attribute' }>, DateField>;

/** What an invitation may hold of a customer beside the email address and the reference. */
export const PREFILL_FIELDS: readonly PrefillField[] = listFieldsWith({ place: 'attribute' }).filter(
  (name): name is PrefillField => !isDateField(name),
);

/** What the page of invitations asks for of it: which states there are depends on the country. */
export const ASKED_PREFILL_FIELDS = PREFILL_FIELDS.filter((name) => name !== 'state');
