import { useEffect, useRef } from 'react';
import { HELD_PATH } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import type { HeldAnswer as Answer } from './use-held-decision';

const LINK = 'link font-semibold text-accent';

/**
 * The result of a decision on a held submission, and where to go next: with a full page load, so that the frame's count
 * is current.
 */
export function HeldAnswer({ answer }: { answer: Exclude<Answer, { kind: 'failed' }> }) {
  const { t } = useWords('held');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
      <h1 ref={heading} tabIndex={-1} className="text-3xl font-bold text-balance">
        {t(`answers.${answer.kind}.title`)}
      </h1>
      <p>{t(`answers.${answer.kind}.text`)}</p>
      <p className="flex flex-wrap gap-x-6">
        {answer.kind === 'taken-over' && answer.customerPath ? (
          <a href={answer.customerPath} className={LINK}>
            {t('openRecord')}
          </a>
        ) : null}
        <a href={HELD_PATH} className={LINK}>
          {t('back')}
        </a>
      </p>
    </section>
  );
}
