import type { ReactNode } from 'react';
import { CompanyPage } from '@/components/company/company-page';
import { getWords } from '@/lib/server/request-words';

export default async function ApplicantLayout({ children }: { children: ReactNode }) {
  const { t } = await getWords('pages');
  return <CompanyPage note={t('footer')}>{children}</CompanyPage>;
}
