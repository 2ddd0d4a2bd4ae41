import { type DateField, isDateField } from '../customer/customer-form-values';
import { type FieldWith, listFieldsWith } from '../customer/fields';

export type PrefillField = Exclude<FieldWith<{ place: 'attribute' }>, DateField>;

/** What an invitation may contain about a customer, in addition to the email address and the reference. */
export const PREFILL_FIELDS: readonly PrefillField[] = listFieldsWith({ place: 'attribute' }).filter(
  (name): name is PrefillField => !isDateField(name),
);

/** Which of these the invitations page asks for; not the state, because the choice of states depends on the country. */
export const ASKED_PREFILL_FIELDS = PREFILL_FIELDS.filter((name) => name !== 'state');
