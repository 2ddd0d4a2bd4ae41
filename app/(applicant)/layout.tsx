import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/frame/narrow-page';
import { getWords } from '@/lib/server/request-words';

export default async function ApplicantLayout({ children }: { children: ReactNode }) {
  const { t } = await getWords('pages');
  return <NarrowPage footer={t('footer')}>{children}</NarrowPage>;
}
