import type { RecordedPerson } from '@/lib/shared/review/customer-record';
import type { Translate } from '@/lib/shared/words/words';

/** The name of whoever did something, as the console shows it. */
export function personName(t: Translate<'customer-record'>, person: RecordedPerson): string {
  return person.kind === 'other' ? person.name : t(`people.${person.kind}`);
}
