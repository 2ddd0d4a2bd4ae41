import type { ReactNode } from 'react';
import { CompanyPage } from '@/components/company/company-page';

/** Around the pages of those who are not signed in yet. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return <CompanyPage>{children}</CompanyPage>;
}
