'use client';

import { useEffect, useRef } from 'react';
import type { ReceivedOutcome } from '@/lib/shared/submission/submission';
import { Button } from '../ui/button';
import { StatusBadge } from '../ui/status-badge';
import { useWords } from '../words/use-words';

type ReceivedPanelProps = { outcome: ReceivedOutcome; onTryOtherPhotos: () => void };

/** The result of a submission that was stored: its status (words and letters), the reference, and the customer link. */
export function ReceivedPanel({ outcome, onTryOtherPhotos }: ReceivedPanelProps) {
  const { t } = useWords('result');
  const heading = useRef<HTMLHeadingElement>(null);
  const { status, reference, change, customerLink } = outcome;

  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus();
  }, []);

  return (
    <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <StatusBadge status={status} word={t(`${status}.word`)} />
      <div className="flex flex-col gap-2">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold text-balance">
          {t(`${status}.title`)}
        </h1>
        <p className="text-lg">{t(`${status}.text`)}</p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3 border-t border-line pt-6">
        <dt className="text-ink-muted">{t('status')}</dt>
        <dd className="font-semibold">{status}</dd>
        {reference ? (
          <>
            <dt className="text-ink-muted">{t('reference')}</dt>
            <dd className="font-semibold break-all">{reference}</dd>
          </>
        ) : null}
        {change ? (
          <>
            <dt className="text-ink-muted">{t('change')}</dt>
            <dd className="font-semibold">{t(change)}</dd>
          </>
        ) : null}
      </dl>
      {reference ? <p className="text-ink-muted">{t('keepReference')}</p> : null}
      {customerLink ? (
        <p className="flex flex-col gap-1">
          <a href={customerLink} className="font-semibold text-accent underline underline-offset-4">
            {t('customerRecord')}
          </a>
          <span className="text-ink-muted">{t('customerRecordHint')}</span>
        </p>
      ) : null}
      {status === 'FAIL' ? (
        <Button variant="primary" className="self-start" onClick={onTryOtherPhotos}>
          {t('tryOtherPhotos')}
        </Button>
      ) : null}
    </section>
  );
}
