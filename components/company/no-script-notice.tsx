'use client';

import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';
import { useCompany } from './company-context';

type NoScriptNoticeProps = {
  /** What to do. Default: what applicants read. */
  text?: string;
};

/** Shown by browsers that run no scripts: what to do, and whom to ask instead. */
export function NoScriptNotice({ text }: NoScriptNoticeProps) {
  const { t } = useWords('pages');
  const { supportContact } = useCompany();
  return (
    <noscript>
      <div className="flex flex-col gap-2 rounded-lg bg-warning-soft p-4 font-semibold text-warning">
        <p>{text ?? t('noScript')}</p>
        {supportContact ? (
          <p>
            {t('noScriptHelp')}{' '}
            <a href={supportContact.href} rel="noreferrer" className="underline underline-offset-4 wrap-anywhere">
              <bdi>{supportContact.text}</bdi>
            </a>
          </p>
        ) : null}
      </div>
    </noscript>
  );
}

/** What cannot be used without scripts; browsers that run none show the notice in its place. */
export function NeedsScript({ text, children }: NoScriptNoticeProps & { children: ReactNode }) {
  return (
    <>
      <NoScriptNotice {...(text ? { text } : {})} />
      <div className="contents noscript:hidden">{children}</div>
    </>
  );
}
