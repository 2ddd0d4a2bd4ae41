import type { Metadata } from 'next';
import { requireStaffPage } from '@/lib/server/auth/require-staff';
import { serverMessages } from '@/lib/shared/server-messages';

const { t } = serverMessages;

export const metadata: Metadata = { title: t('signIn.title', { ns: 'staff' }) };

/** Nothing of a customer is read here before somebody has signed in, so every id gets the same answer. */
export default async function CustomerPage() {
  await requireStaffPage('look-up-customers');
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{t('signIn.title', { ns: 'staff' })}</h1>
      <p>{t('signIn.text', { ns: 'staff' })}</p>
    </section>
  );
}
