import Link from 'next/link';
import { serverMessages } from '@/lib/shared/i18n';
import { HOME_PATH } from '@/lib/shared/paths';

const { t } = serverMessages;

export default function NotFound() {
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <h1 className="text-3xl font-bold text-balance">{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <p>
        <Link href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
          {t('notFound.link')}
        </Link>
      </p>
    </section>
  );
}
