'use client';

import { CompanyPage } from '@/components/company/company-page';
import { NotFoundNotice } from '@/components/frame/not-found-notice';

/** Every page includes this once per layout; as client code it is sent only once. */
export default function NotFound() {
  return (
    <CompanyPage>
      <NotFoundNotice />
    </CompanyPage>
  );
}
