'use client';

import { useEffect } from 'react';
import { CompanyPage } from '@/components/company/company-page';
import { Button } from '@/components/ui/button';
import { useWords } from '@/components/words/use-words';
import { isPartMissing } from '@/lib/browser/load-part';
import { loadWholePageOnce } from '@/lib/browser/load-whole-page';

export default function CrashedPage({ error }: { error: Error }) {
  const { t } = useWords('pages');
  useEffect(() => {
    // A link of an older build leads to code that is gone.
    if (isPartMissing(error)) void loadWholePageOnce();
  }, [error]);
  return (
    <CompanyPage>
      <section role="alert" className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
        <h1 className="text-3xl font-bold text-balance">{t('crash.title')}</h1>
        <p>{t('crash.text')}</p>
        <Button variant="primary" className="self-start" onClick={() => window.location.reload()}>
          {t('crash.button')}
        </Button>
      </section>
    </CompanyPage>
  );
}
