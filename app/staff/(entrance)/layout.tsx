import type { ReactNode } from 'react';
import { CompanyPage } from '@/components/company/company-page';
import { NeedsScript } from '@/components/company/no-script-notice';
import { CookieNotice } from '@/components/staff/entrance/cookie-notice';
import { getWords } from '@/lib/server/request-words';

/** Layout for the pages people see before they sign in. */
export default async function EntranceLayout({ children }: { children: ReactNode }) {
  const { t } = await getWords('pages');
  return (
    <CompanyPage>
      <NeedsScript text={t('noScriptStaff')}>
        <CookieNotice />
        {children}
      </NeedsScript>
    </CompanyPage>
  );
}
