'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Company, UNNAMED_COMPANY } from '@/lib/shared/company/company';

const CompanyContext = createContext<Company>(UNNAMED_COMPANY);

/** Tells all components below it who runs the portal. */
export function CompanyProvider({ company, children }: { company: Company; children: ReactNode }) {
  return <CompanyContext value={company}>{children}</CompanyContext>;
}

/** Who runs the portal. Without a provider above, no company in particular. */
export const useCompany = (): Company => useContext(CompanyContext);
