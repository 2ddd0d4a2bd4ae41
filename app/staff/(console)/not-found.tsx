import type { Metadata } from 'next';
import { PageNotFound } from '@/components/staff/frame/page-not-found';
import { getWords } from '@/lib/server/request-words';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return { title: t('notFound.title') };
}

/** Shown in the console's frame, which tells nobody whether a page is missing or not for their role. */
export default function NotInConsole() {
  return <PageNotFound />;
}
