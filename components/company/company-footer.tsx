'use client';

import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';
import { useCompany } from './company-context';

const LINK = 'link font-semibold text-accent wrap-anywhere';

/**
 * The bottom of a page: `children`, where to get help, and the privacy notice. Renders nothing if it has none of them.
 */
export function CompanyFooter({ children }: { children?: ReactNode }) {
  const { t } = useWords('pages');
  const { supportContact, privacyUrl } = useCompany();
  if (!children && !supportContact && !privacyUrl) return null;
  return (
    <footer className="flex flex-col gap-1 border-t border-line pt-5 text-base text-ink-muted">
      {children}
      {supportContact || privacyUrl ? (
        <ul className="flex flex-wrap gap-x-6">
          {supportContact ? (
            <li className="flex flex-wrap items-center gap-x-2">
              {t('help')}
              <a href={supportContact.href} rel="noreferrer" className={LINK}>
                <bdi>{supportContact.text}</bdi>
              </a>
            </li>
          ) : null}
          {privacyUrl ? (
            <li>
              <a href={privacyUrl} rel="noreferrer" className={LINK}>
                {t('privacy')}
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </footer>
  );
}
