'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type ApplicationStatus, asksForMore } from '@/lib/shared/application/application-status';
import { useCompany } from '../company/company-context';
import { CopyButton } from '../ui/copy-button';
import { StatusBadge } from '../ui/status-badge';
import { useWords } from '../words/use-words';
import { StatusActions } from './status-actions';
import { StatusReason } from './status-reason';
import { statusTitleKey, statusWordsKey } from './status-title';
import { useStatusUpdates } from './use-status-updates';

/** The state of a submission: where it stands, why, what comes next, and what to do. It updates as staff decide. */
export function StatusView({ statusSecret, shown }: { statusSecret: string; shown: ApplicationStatus }) {
  const { t } = useWords('status');
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [firstVersion] = useState(shown.version);
  useStatusUpdates(statusSecret, shown.version, router.refresh);
  const { status, firstName, reference, reason, recordPath } = shown;
  const title = t(statusTitleKey(shown));
  const { answerTime } = useCompany();
  const key = statusWordsKey(shown);
  const isTimed = answerTime !== undefined && (key === 'PENDING' || key === 'more');

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <>
      <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-6 sm:p-9">
        {status ? <StatusBadge status={status} word={t(`${status}.word`)} /> : null}
        <div className="flex flex-col gap-3">
          <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold text-balance outline-none">
            {title}
          </h1>
          <p className="text-lg">
            {firstName ? `${t('greeting', { firstName })} ` : null}
            {isTimed ? t(`${key}.text`, { context: 'timed', answerTime }) : t(`${key}.text`)}
          </p>
        </div>
        <StatusReason shown={shown} />
        {asksForMore(status, reason) ? (
          <StatusActions statusSecret={statusSecret} mayStartAgain={status === 'FAIL'} />
        ) : null}
        {reference ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-6">
            <dl>
              <dt className="text-base text-ink-muted">{t('reference')}</dt>
              <dd className="font-semibold break-all">
                <bdi>{reference}</bdi>
              </dd>
            </dl>
            <CopyButton text={reference} label={t('copy')} copiedLabel={t('copied')} />
          </div>
        ) : null}
        <p className="text-base text-ink-muted">{t('keep')}</p>
      </section>
      {recordPath ? (
        <p className="flex flex-wrap items-center gap-x-3 px-1 text-base text-ink-muted">
          <a
            href={recordPath}
            className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
          >
            {t('customerRecord')}
          </a>
          <span>{t('customerRecordHint')}</span>
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {shown.version === firstVersion ? null : t('updated', { title })}
      </p>
    </>
  );
}
