'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { FailedOutcome } from '@/lib/shared/submission/submission';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';

/** A box next to the button that was pressed; it takes focus when it appears. */
function FocusedNotice({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-lg border-2 border-danger bg-danger-soft p-5"
    >
      <h2 className="text-lg font-bold">{title}</h2>
      {children}
    </div>
  );
}

/** Says what went wrong, whether anything was sent, that nothing is lost, and what to do. One press tries again. */
export function FailureNotice({ outcome, onTryAgain }: { outcome: FailedOutcome; onTryAgain: () => void }) {
  const { t } = useWords('result');
  const { problem, delivery, errorId } = outcome;
  return (
    <FocusedNotice title={t(delivery === 'unknown' ? 'failed.unknownTitle' : 'failed.notSentTitle')}>
      <p>{t(`failed.problems.${problem}`)}</p>
      <p>
        {t('failed.kept')} {delivery === 'unknown' ? t('failed.safeToRepeat') : null}
      </p>
      {errorId ? <p>{t('failed.errorId', { errorId })}</p> : null}
      <div>
        {problem === 'page-outdated' ? (
          <Button onClick={() => window.location.reload()}>{t('failed.reload')}</Button>
        ) : (
          <Button onClick={onTryAgain}>{t('failed.tryAgain')}</Button>
        )}
      </div>
    </FocusedNotice>
  );
}
