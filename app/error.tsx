'use client';

import { NarrowPage } from '@/components/frame/narrow-page';
import { Button } from '@/components/ui/button';
import { useWords } from '@/components/words/use-words';

export default function CrashedPage() {
  const { t } = useWords('pages');
  return (
    <NarrowPage>
      <section role="alert" className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
        <h1 className="text-3xl font-bold text-balance">{t('crash.title')}</h1>
        <p>{t('crash.text')}</p>
        <Button variant="primary" className="self-start" onClick={() => window.location.reload()}>
          {t('crash.button')}
        </Button>
      </section>
    </NarrowPage>
  );
}
