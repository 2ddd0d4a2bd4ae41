import type { Metadata } from 'next';
import { serverMessages } from '@/lib/shared/i18n';

const { t } = serverMessages;

export const metadata: Metadata = { title: t('staffSignIn.title') };

/** Nothing of a customer is read here before somebody has signed in, so every id gets the same answer. */
export default function CustomerPage() {
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{t('staffSignIn.title')}</h1>
      <p>{t('staffSignIn.text')}</p>
      <p className="text-ink-muted">{t('staffSignIn.notReady')}</p>
    </section>
  );
}
