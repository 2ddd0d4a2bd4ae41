'use client';

import Link from 'next/link';
import { CUSTOMERS_PATH } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';

/** Says that an address of the console does not exist, or not for this role, and where to go instead. */
export function PageNotFound() {
  const { t } = useWords('staff');
  const { t: tPages } = useWords('pages');
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{tPages('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <Link href={CUSTOMERS_PATH} prefetch={false} className="link font-semibold text-accent">
          {t('notFound.link')}
        </Link>
      </p>
    </section>
  );
}
