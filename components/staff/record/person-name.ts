import type { TFunction } from 'i18next';
import type { RecordedPerson } from '@/lib/shared/review/customer-record';

/** The name of who did something, as the console says it. */
export function personName(t: TFunction<'customer-record'>, person: RecordedPerson): string {
  return person.kind === 'other' ? person.name : t(`people.${person.kind}`);
}
