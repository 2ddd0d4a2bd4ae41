import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { RecordReading } from '@/lib/shared/review/customer-record';
import type { Concern } from '@/lib/shared/review/decision';
import { listFormat } from '@/lib/shared/words/formats';
import { useWords } from '../../words/use-words';
import { describeDateOfBirth } from './format-details';

type ConcernListProps = { concerns: readonly Concern[]; reading: RecordReading | undefined };

/** What speaks against passing a customer, a sentence each. */
export function ConcernList({ concerns, reading }: ConcernListProps) {
  const { t, language } = useWords('customer-record');
  const { t: tForm } = useWords('form');
  const { expiresOn = '', differences = {} } = reading ?? {};
  const names = (Object.keys(differences) as IdField[]).map((field) => tForm(`fields.${field}`));
  const values = {
    date: describeDateOfBirth(expiresOn, language, 0)?.date ?? expiresOn,
    fields: listFormat(language, { type: 'conjunction' }).format(names),
  };
  return (
    <ul className="flex flex-col gap-0.5">
      {concerns.map((concern) => (
        <li key={concern}>{t(`decide.concerns.${concern}`, values)}</li>
      ))}
    </ul>
  );
}
