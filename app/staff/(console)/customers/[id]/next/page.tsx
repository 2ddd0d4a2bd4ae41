import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { findNextPending } from '@/lib/server/review/find-next-pending';
import { getStorage } from '@/lib/server/storage/get-storage';
import { CUSTOMERS_PATH, customerPath } from '@/lib/shared/staff/staff-paths';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('customer-record');
  return { title: t('next.link') };
}

type NextPendingPageProps = { params: Promise<{ id: string }> };

/** Redirects to the next customer waiting for a decision, or says that there is none. */
export default async function NextPendingPage({ params }: NextPendingPageProps) {
  const member = await requireStaffPage('decide');
  const { id } = await params;
  const { directory } = await getStorage();
  const next = await findNextPending(member, directory, id);
  if (next !== undefined) redirect(customerPath(next));
  const { t } = await getWords('customer-record');
  const link = 'inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4';
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{t('next.title')}</h1>
      <p>{t('next.text')}</p>
      <p className="flex flex-wrap gap-x-6">
        <Link href={customerPath(id)} prefetch={false} className={link}>
          {t('next.back')}
        </Link>
        <Link href={CUSTOMERS_PATH} prefetch={false} className={link}>
          {t('next.list')}
        </Link>
      </p>
    </section>
  );
}
