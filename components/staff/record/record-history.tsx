import type { HistoryEntry } from '@/lib/shared/review/customer-record';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';

function HistoryItem({ entry }: { entry: HistoryEntry }) {
  const { t } = useWords('customer-record');
  const { at, from, to, what, by, reason, note, customerText, isUnreadable, isConfirmed } = entry;
  const byKeys = { self: 'history.bySelf', other: 'history.by', unknown: 'history.byUnknown' } as const;
  const change = from === undefined ? 'first' : from === to ? 'noChange' : 'change';
  return (
    <li className="flex flex-col gap-0.5 border-s-4 border-line py-1 ps-4">
      <span className="font-semibold">
        {t('history.line', {
          what: [t(`history.${what}`), by ? t(byKeys[by.kind], { name: by.kind === 'other' ? by.name : '' }) : '']
            .join(' ')
            .trim(),
          change: t(`history.${change}`, { from, to }),
        })}
      </span>
      {isConfirmed ? null : <span className="font-semibold text-warning">{t('history.notConfirmed')}</span>}
      {reason ? <span>{t(`decide.reasons.${reason}`)}</span> : null}
      {isUnreadable ? <span className="font-semibold text-warning">{t('history.unreadable')}</span> : null}
      {note ? <StoredText className="whitespace-pre-wrap break-words">{note}</StoredText> : null}
      {customerText ? (
        <StoredText className="whitespace-pre-wrap break-words">{t('history.told', { text: customerText })}</StoredText>
      ) : null}
      <span className="text-base text-ink-muted">
        <LocalTime at={at} />
      </span>
    </li>
  );
}

/** Status history, newest first. */
export function RecordHistory({ history }: { history: readonly HistoryEntry[] }) {
  const { t } = useWords('customer-record');
  return (
    <section
      aria-labelledby="history-title"
      className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5"
    >
      <h2 id="history-title" className="text-xl font-bold">
        {t('history.title')}
      </h2>
      {history.length === 0 ? <p className="text-ink-muted">{t('history.empty')}</p> : null}
      <ol className="flex flex-col gap-3">
        {history.map((entry) => (
          <HistoryItem key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
