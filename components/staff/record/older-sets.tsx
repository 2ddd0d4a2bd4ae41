import type { DocumentSetEntry } from '@/lib/shared/review/document-view';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

type OlderSetsProps = { sets: readonly DocumentSetEntry[]; shownId: string | undefined; onShow(setId: string): void };

/** The images before the current ones, each opened with its own button. */
export function OlderSets({ sets, shownId, onShow }: OlderSetsProps) {
  const { t } = useWords('customer-record');
  if (sets.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="font-bold">{t('documents.olderTitle')}</h3>
      <ul className="flex flex-col gap-1">
        {sets.map(({ id, receivedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4">
            <span id={`set-${id}`}>
              {t('documents.received')} {receivedAt === undefined ? null : <LocalTime at={receivedAt} />}
            </span>
            <Button
              variant="quiet"
              aria-describedby={`set-${id}`}
              aria-pressed={id === shownId}
              onClick={() => onShow(id)}
            >
              {t('documents.showOlder')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
