'use client';

import { useEffect, useRef } from 'react';
import type { Undelivered } from '@/lib/shared/outbox/undelivered';
import { UNDELIVERED_PATH } from '@/lib/shared/staff/staff-paths';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { PageTurner } from '../kit/page-turner';
import { UndeliveredItem } from './undelivered-item';
import { type UndeliveredActions, useUndeliveredDecision } from './use-undelivered-decision';

type UndeliveredListProps = {
  undelivered: Undelivered[];
  /** How many are still being tried. */
  waitingCount: number;
  newer: string | undefined;
  isFirstPage: boolean;
  actions: UndeliveredActions;
};

/** The submissions that could not be delivered to the storage, oldest first. */
export function UndeliveredList({ undelivered, waitingCount, newer, isFirstPage, actions }: UndeliveredListProps) {
  const { t } = useWords('undelivered');
  const { answer, isBusy, sendAgain, giveUp } = useUndeliveredDecision(actions);
  const heading = useRef<HTMLHeadingElement>(null);
  // What was decided on is gone from the list, with the button that had the focus.
  useEffect(() => {
    if (answer && answer.kind !== 'failed') heading.current?.focus();
  }, [answer]);
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold outline-none">
          {t('title')}
        </h1>
        <p className="max-w-prose text-ink-muted">{t('introduction')}</p>
        {waitingCount > 0 ? <p className="font-semibold">{t('waiting', { count: waitingCount })}</p> : null}
      </header>
      {answer?.kind === 'failed' ? (
        <Notice kind="problem">{t(`problems.${answer.problem}`, { errorId: answer.errorId })}</Notice>
      ) : null}
      {answer && answer.kind !== 'failed' ? <Notice kind="success">{t(`answers.${answer.kind}`)}</Notice> : null}
      {undelivered.length === 0 ? <p className="rounded-xl border border-line bg-surface p-5">{t('none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line rounded-xl border border-line bg-surface px-5 empty:hidden">
        {undelivered.map((item) => (
          <UndeliveredItem key={item.id} item={item} isBusy={isBusy} sendAgain={sendAgain} giveUp={giveUp} />
        ))}
      </ul>
      <PageTurner
        label={t('pages.label')}
        previous={isFirstPage ? undefined : { href: UNDELIVERED_PATH }}
        next={newer === undefined ? undefined : { href: `${UNDELIVERED_PATH}?after=${newer}` }}
        words={{ previous: t('pages.first'), next: t('pages.next') }}
      />
    </>
  );
}
