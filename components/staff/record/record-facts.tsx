import type { CustomerRecord } from '@/lib/shared/review/customer-record';
import { CopyButton } from '../../ui/copy-button';
import { FactsList } from '../../ui/facts-list';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';
import { ConsentFact } from './consent-fact';
import { personName } from './person-name';

/** Where the record came from, and when. */
export function RecordFacts({ record }: { record: CustomerRecord }) {
  const { t } = useWords('customer-record');
  const { reference, consent, mailboxProvedAt, source, enteredBy, createdAt, updatedAt, customerLink } = record;
  const facts = [
    { name: 'source', value: t(`facts.sources.${source}`) },
    ...(enteredBy ? [{ name: 'enteredBy', value: personName(t, enteredBy) } as const] : []),
    { name: 'createdAt', value: <LocalTime at={createdAt} /> },
    { name: 'updatedAt', value: <LocalTime at={updatedAt} /> },
    ...(mailboxProvedAt === undefined
      ? []
      : [{ name: 'mailboxProvedAt', value: <LocalTime at={mailboxProvedAt} /> } as const]),
  ] as const;
  return (
    <section aria-labelledby="facts-title" className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
      <h2 id="facts-title" className="text-xl font-bold">
        {t('facts.title')}
      </h2>
      <FactsList>
        <dt className="text-ink-muted">{t('facts.reference')}</dt>
        <dd className="font-codes break-all">
          <StoredText>{reference ?? t('facts.noReference')}</StoredText>
        </dd>
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{t(`facts.${name}`)}</dt>
            <dd className="break-words">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
        <dt className="text-ink-muted">{t('facts.consent')}</dt>
        <dd>{consent ? <ConsentFact consent={consent} /> : t('facts.noConsent')}</dd>
        {customerLink ? (
          <>
            <dt className="text-ink-muted">{t('facts.customerLink')}</dt>
            <dd className="flex flex-col items-start gap-1">
              <a href={customerLink} className="link break-all font-semibold text-accent">
                <StoredText>{customerLink}</StoredText>
              </a>
              <CopyButton text={customerLink} label={t('facts.copyLink')} copiedLabel={t('facts.copied')} />
            </dd>
          </>
        ) : null}
      </FactsList>
    </section>
  );
}
