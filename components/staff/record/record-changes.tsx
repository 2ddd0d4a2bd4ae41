import type { RecordChange } from '@/lib/shared/review/customer-record';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';

function ChangeItem({ change }: { change: RecordChange }) {
  const { t } = useWords('customer-record');
  const { t: tForm } = useWords('form');
  const { at, by, source, fields, hasNewPhotos } = change;
  return (
    <li className="flex flex-col gap-0.5 border-s-4 border-line py-1 ps-4">
      <span className="font-semibold">
        {by ? t(`changes.by.${by.kind}`, { name: by.kind === 'other' ? by.name : '' }) : t(`facts.sources.${source}`)}
      </span>
      {fields.map(({ field, from, to }) => (
        <span key={field} className="wrap-anywhere">
          {t('changes.field', { field: tForm(`fields.${field}`) })}{' '}
          <del className="text-ink-muted">
            <StoredText>{from || t('changes.nothing')}</StoredText>
          </del>{' '}
          <ins className="no-underline">
            <StoredText>{t('changes.to', { value: to || t('changes.nothing') })}</StoredText>
          </ins>
        </span>
      ))}
      {hasNewPhotos ? <span>{t('changes.photos')}</span> : null}
      <span className="text-base text-ink-muted">
        <LocalTime at={at} />
      </span>
    </li>
  );
}

/** What changed in the record, from what, when and by whom, newest first. */
export function RecordChanges({ changes }: { changes: readonly RecordChange[] | undefined }) {
  const { t } = useWords('customer-record');
  return (
    <section
      aria-labelledby="changes-title"
      className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5"
    >
      <h2 id="changes-title" className="text-xl font-bold">
        {t('changes.title')}
      </h2>
      {changes?.length ? null : <p className="text-ink-muted">{t(changes ? 'changes.none' : 'changes.remote')}</p>}
      <ol className="flex flex-col gap-3 empty:hidden">
        {changes?.map((change) => (
          <ChangeItem key={change.id} change={change} />
        ))}
      </ol>
    </section>
  );
}
