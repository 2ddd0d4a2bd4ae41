import { isDateField } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import type { HeldField, HeldSubmission } from '@/lib/shared/held/held-submission';

/** One field of a held submission next to the record. */
export type HeldRow = { field: HeldField; stored: string; sent: string; differs: boolean };

const HELD_FIELDS = CUSTOMER_FIELDS.map(({ name }) => name).filter((name) => name !== 'emailAddress');

const show = (field: HeldField, value: string) =>
  isDateField(field) ? value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : value;

/** All fields in form order, and whether the sent value differs. A reference that was not sent changes nothing. */
export function listHeldFields({ sent, stored }: Pick<HeldSubmission, 'sent' | 'stored'>): HeldRow[] {
  return HELD_FIELDS.map((field) => {
    const [before, after] = [stored?.[field] ?? '', sent[field]];
    const differs = before !== after && !(field === 'reference' && after === '');
    return { field, stored: show(field, before), sent: show(field, after), differs };
  });
}
