'use client';

import type { ReactNode } from 'react';
import { NarrowPage } from '../frame/narrow-page';
import { CompanyFooter } from './company-footer';
import { CompanyMark } from './company-mark';

/** A page of one column that says who runs the portal, above and below. `note` is said in its footer. */
export function CompanyPage({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <NarrowPage header={<CompanyMark />} footer={<CompanyFooter>{note ? <p>{note}</p> : null}</CompanyFooter>}>
      {children}
    </NarrowPage>
  );
}
