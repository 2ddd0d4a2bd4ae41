import type { ReactNode } from 'react';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { CustomerRecord, RecordReading } from '@/lib/shared/review/customer-record';
import { FactsList } from '../../ui/facts-list';
import { useWords } from '../../words/use-words';
import { StoredText } from '../kit/stored-text';
import { addressLines, describeDateOfBirth, fullName } from './format-details';

type DetailProps = { label: string; children: ReactNode; read?: string | undefined };

/** One detail, and what the ID says if that differs. */
function Detail({ label, children, read }: DetailProps) {
  const { t } = useWords('customer-record');
  return (
    <div className="contents">
      <dt className="text-base leading-7 text-ink-muted">{label}</dt>
      <dd className="min-w-0 font-semibold wrap-anywhere">
        {typeof children === 'string' ? <StoredText>{children}</StoredText> : <bdi>{children}</bdi>}
        {read ? (
          <span className="mt-0.5 block rounded bg-warning-soft px-2 text-warning">
            <StoredText>{t('details.onTheId', { value: read })}</StoredText>
          </span>
        ) : null}
      </dd>
    </div>
  );
}

type ReadingNoteProps = { reading: RecordReading; inWords: (yyyymmdd: string) => string };

/** Says how far the reading can be trusted, and when the ID expires. */
function ReadingNote({ reading, inWords }: ReadingNoteProps) {
  const { t } = useWords('customer-record');
  const { differences, expiresOn } = reading;
  return (
    <p className="text-base text-ink-muted">
      {t(Object.keys(differences).length > 0 ? 'details.differs' : 'details.agrees')}{' '}
      {expiresOn ? t('details.expiresOn', { date: inWords(expiresOn) }) : ''}
    </p>
  );
}

type RecordDetailsProps = { record: CustomerRecord; children?: ReactNode };

/**
 * What was typed, in the order of an ID, to compare with the photos next to it. In a low window this part scrolls, so
 * that the decision below it stays in view.
 */
export function RecordDetails({ record, children }: RecordDetailsProps) {
  const { t, language } = useWords('customer-record');
  const { details, hasAllDetails, updatedAt, reading } = record;
  const inWords = (yyyymmdd: string) => describeDateOfBirth(yyyymmdd, language, updatedAt)?.date ?? yyyymmdd;
  const joinRead = (fields: readonly IdField[]) =>
    fields.flatMap((field) => reading?.differences[field] ?? []).join(', ');
  const nothing = <span className="font-normal text-ink-muted">{t('details.nothing')}</span>;
  const born = describeDateOfBirth(details.dateOfBirth, language, Math.max(updatedAt, Date.now()));
  return (
    <section
      aria-labelledby="details-title"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls with the arrow keys
      tabIndex={0}
      className="flex flex-col gap-3 rounded-t-xl p-5 pb-4 outline-offset-[-3px]! lg:min-h-20 lg:flex-1 lg:overflow-y-auto"
    >
      <h2 id="details-title" className="text-xl font-bold">
        {t('details.title')}
      </h2>
      <FactsList>
        <Detail label={t('details.name')} read={joinRead(['firstName', 'lastName'])}>
          {fullName(details) || nothing}
        </Detail>
        {hasAllDetails ? (
          <>
            <Detail
              label={t('details.dateOfBirth')}
              read={reading?.differences.dateOfBirth && inWords(reading.differences.dateOfBirth)}
            >
              {born ? t('details.age', born) : details.dateOfBirth || nothing}
            </Detail>
            <Detail label={t('details.address')} read={joinRead(['streetAddress', 'city', 'state', 'zipCode'])}>
              {addressLines(details).map((line) => (
                <StoredText key={line} className="block">
                  {line}
                </StoredText>
              ))}
              {addressLines(details).length === 0 ? nothing : null}
            </Detail>
            <Detail label={t('details.phoneNumber')}>{details.phoneNumber || nothing}</Detail>
          </>
        ) : null}
        <Detail label={t('details.emailAddress')}>
          <StoredText className="break-all">{details.emailAddress}</StoredText>
        </Detail>
      </FactsList>
      {reading ? <ReadingNote reading={reading} inWords={inWords} /> : null}
      {hasAllDetails ? null : <p className="text-ink-muted">{t('details.incomplete')}</p>}
      {children}
    </section>
  );
}
