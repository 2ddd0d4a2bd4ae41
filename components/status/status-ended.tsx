'use client';

import { HOME_PATH } from '@/lib/shared/paths';
import { Card } from '../ui/card';
import { useWords } from '../words/use-words';

/** Shown for a link that never existed, has expired or was revoked: no one can tell which. */
export function StatusEnded() {
  const { t } = useWords('status');
  return (
    <Card>
      <h1 className="text-3xl font-bold text-balance">{t('ended.title')}</h1>
      <p>{t('ended.text')}</p>
      <p>
        <a href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
          {t('ended.link')}
        </a>
      </p>
    </Card>
  );
}
