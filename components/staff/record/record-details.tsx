import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRecord } from '@/lib/shared/customer-record';
import { addressLines, describeDateOfBirth, fullName } from './format-details';

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-base leading-7 text-ink-muted">{label}</dt>
      <dd className="min-w-0 font-semibold wrap-anywhere">{children}</dd>
    </div>
  );
}

/** What was typed, in the order of an ID, to be compared with the photos beside it. */
export function RecordDetails({ record }: { record: CustomerRecord }) {
  const { t, i18n } = useTranslation('customer-record');
  const { details, hasAllDetails, updatedAt } = record;
  const nothing = <span className="font-normal text-ink-muted">{t('details.nothing')}</span>;
  const born = describeDateOfBirth(details.dateOfBirth, i18n.language, Math.max(updatedAt, Date.now()));
  return (
    <section aria-labelledby="details-title" className="flex flex-col gap-3">
      <h2 id="details-title" className="text-xl font-bold">
        {t('details.title')}
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Detail label={t('details.name')}>{fullName(details) || nothing}</Detail>
        {hasAllDetails ? (
          <>
            <Detail label={t('details.dateOfBirth')}>
              {born ? t('details.age', born) : details.dateOfBirth || nothing}
            </Detail>
            <Detail label={t('details.address')}>
              {addressLines(details).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
              {addressLines(details).length === 0 ? nothing : null}
            </Detail>
            <Detail label={t('details.phoneNumber')}>{details.phoneNumber || nothing}</Detail>
          </>
        ) : null}
        <Detail label={t('details.emailAddress')}>
          <span className="break-all">{details.emailAddress}</span>
        </Detail>
      </dl>
      {hasAllDetails ? null : <p className="text-ink-muted">{t('details.incomplete')}</p>}
    </section>
  );
}
