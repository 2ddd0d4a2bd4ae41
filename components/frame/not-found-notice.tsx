'use client';

import { HOME_PATH } from '@/lib/shared/paths';
import { useWords } from '../words/use-words';

/** Says that an address does not exist, and where to go instead. */
export function NotFoundNotice() {
  const { t } = useWords('pages');
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <a href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
          {t('notFound.link')}
        </a>
      </p>
    </section>
  );
}
