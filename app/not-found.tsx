import Link from 'next/link';
import { NarrowPage } from '@/components/ui/narrow-page';
import { getWords } from '@/lib/server/request-words';
import { HOME_PATH } from '@/lib/shared/paths';

export default async function NotFound() {
  const { t } = await getWords('pages');
  return (
    <NarrowPage>
      <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6 sm:p-9">
        <h1 className="text-3xl font-bold text-balance">{t('notFound.title')}</h1>
        <p>{t('notFound.text')}</p>
        <p>
          <Link href={HOME_PATH} className="font-semibold text-accent underline underline-offset-4">
            {t('notFound.link')}
          </Link>
        </p>
      </section>
    </NarrowPage>
  );
}
