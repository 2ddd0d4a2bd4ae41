'use client';

import { CompanyPage } from '@/components/company/company-page';
import { useWords } from '@/components/words/use-words';
import { HOME_PATH } from '@/lib/shared/paths';

/** Every page carries this one with it, as often as it has layouts: in the browser's code it is carried once. */
export default function NotFound() {
  const { t } = useWords('pages');
  return (
    <CompanyPage>
      <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
        <h1 className="text-3xl font-bold text-balance">{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
        <p>
          <a href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
            {t('notFound.link')}
          </a>
        </p>
      </section>
    </CompanyPage>
  );
}
