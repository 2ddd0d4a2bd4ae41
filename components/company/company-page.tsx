'use client';

import type { ReactNode } from 'react';
import { NarrowPage } from '../frame/narrow-page';
import { LanguageChoice } from '../words/language-choice';
import { CompanyFooter } from './company-footer';
import { CompanyMark } from './company-mark';

/** A one-column page that shows who runs the portal at the top and bottom. `note` appears in its footer. */
export function CompanyPage({ children, note }: { children: ReactNode; note?: string }) {
  return (
    <NarrowPage
      header={
        <>
          <CompanyMark />
          <LanguageChoice />
        </>
      }
      footer={<CompanyFooter>{note ? <p>{note}</p> : null}</CompanyFooter>}
    >
      {children}
    </NarrowPage>
  );
}
