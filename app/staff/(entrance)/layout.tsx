import type { ReactNode } from 'react';
import { CompanyPage } from '@/components/company/company-page';
import { CookieNotice } from '@/components/staff/entrance/cookie-notice';

/** Layout for the pages people see before they sign in. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <CompanyPage>
      <CookieNotice />
      {children}
    </CompanyPage>
  );
}
