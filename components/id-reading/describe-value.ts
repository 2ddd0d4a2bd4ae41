import type { CalendarDate } from '@/lib/shared/customer/date-of-birth';
import { US_STATES } from '@/lib/shared/customer/us-states';
import type { TypedValues } from '@/lib/shared/id-reading/compare-values';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdValues } from '@/lib/shared/id-reading/id-reading';
import { dateFormat } from '@/lib/shared/words/formats';

/** Formats a date the way people say it, such as March 15, 1984. */
export function describeDate({ year, month, day }: CalendarDate, language: string): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

const describeText = (field: IdField, text = '') =>
  (field === 'state' && US_STATES.find(([code]) => code === text)?.[1]) || text;

/** Formats what an ID says in one field. */
export function describeRead(values: IdValues, field: IdField, language: string): string {
  if (field !== 'dateOfBirth') return describeText(field, values[field]);
  return values.dateOfBirth ? describeDate(values.dateOfBirth, language) : '';
}

/** Formats what was typed into one field; a date stays as typed, since it may not be valid. */
export function describeTyped(typed: TypedValues, field: IdField): string {
  if (field !== 'dateOfBirth') return describeText(field, typed[field]?.trim());
  const { month = '', day = '', year = '' } = typed.dateOfBirth ?? {};
  return [month, day, year].map((part) => part.trim() || '–').join(' / ');
}
