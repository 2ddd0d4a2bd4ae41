import { useWords } from '../words/use-words';

/** Title, what to expect, and the reference that the person came with; and whether an earlier entry was brought back. */
export function FormHeader({ reference, isRestored }: { reference: string; isRestored: boolean }) {
  const { t } = useWords('form');
  return (
    <header className="flex flex-col gap-3 px-1">
      <h1 className="text-4xl font-bold text-balance">{t('title')}</h1>
      <p className="text-lg">{t('introduction')}</p>
      <p className="text-ink-muted">{t('allRequired')}</p>
      {reference ? <p className="font-semibold break-all">{t('referenceGiven', { reference })}</p> : null}
      <p role="status" className="font-semibold text-accent empty:hidden">
        {isRestored ? t('draftRestored') : null}
      </p>
    </header>
  );
}
