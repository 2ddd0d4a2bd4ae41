'use client';

import { useEffect, useRef } from 'react';
import type { ReceivedOutcome } from '@/lib/shared/submission/submission';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { FactsList } from '../../ui/facts-list';
import { StatusBadge } from '../../ui/status-badge';
import { useWords } from '../../words/use-words';

type EntryResultProps = { outcome: ReceivedOutcome; onAnother(): void };

/** The result of an entry: created, updated, or kept until the storage responds; and the status, the reference and the link. */
export function EntryResult({ outcome, onAnother }: EntryResultProps) {
  const { t } = useWords('entry');
  const { t: tResult } = useWords('result');
  const heading = useRef<HTMLHeadingElement>(null);
  const { status, reference, change = 'created', customerLink, isOnItsWay } = outcome;

  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus();
  }, []);

  return (
    <section className="flex flex-col gap-6 rounded-xl border border-line bg-surface p-6 sm:p-9">
      <StatusBadge status={status} word={tResult(`${status}.word`)} />
      <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold">
        {t(isOnItsWay ? 'result.onItsWay' : `result.${change}`)}
      </h1>
      {isOnItsWay ? <p>{t('result.onItsWayText')}</p> : null}
      <FactsList className="border-t border-line pt-6">
        <dt className="text-ink-muted">{t('result.status')}</dt>
        <dd className="font-semibold">{status}</dd>
        {reference ? (
          <>
            <dt className="text-ink-muted">{t('result.reference')}</dt>
            <dd className="font-codes font-semibold break-all">
              <bdi>{reference}</bdi>
            </dd>
          </>
        ) : null}
      </FactsList>
      {customerLink ? (
        <p>
          <a href={customerLink} className="font-semibold text-accent underline underline-offset-4">
            {t('result.link')}
          </a>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onAnother}>
          {t('result.another')}
        </Button>
        {customerLink ? (
          <CopyButton text={customerLink} label={t('result.copy')} copiedLabel={t('result.copied')} />
        ) : null}
      </div>
    </section>
  );
}
