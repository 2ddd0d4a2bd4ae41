'use client';

import { Card } from '../../ui/card';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

type OwnReset = { id: string; kind: 'made' | 'used'; at: number; by: string | undefined };

/** Who made a link for a new password of the member, and when one was used; nothing if there is none. */
export function ResetsPart({ resets }: { resets: OwnReset[] }) {
  const { t } = useWords('account');
  if (resets.length === 0) return null;
  const tell = ({ kind, by }: OwnReset) => {
    if (kind === 'used') return t('resets.used');
    return by === undefined ? t('resets.madeByOperator') : t('resets.made', { name: by });
  };
  return (
    <Card title={t('resets.title')}>
      <ul className="flex flex-col divide-y divide-line">
        {resets.map((reset) => (
          <li key={reset.id} className="flex flex-wrap justify-between gap-x-4 py-3">
            <span>{tell(reset)}</span>
            <span className="text-ink-muted">
              <LocalTime at={reset.at} />
            </span>
          </li>
        ))}
      </ul>
      <p>{t('resets.advice')}</p>
    </Card>
  );
}
