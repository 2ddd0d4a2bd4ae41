import { useEffect, useRef } from 'react';
import type { SeenRecord } from '@/lib/shared/review/decision';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import type { Answer, Choice } from './use-decision';

type DecisionAnswerProps = {
  answer: Answer;
  chosen: Choice['status'];
  onSaveAnyway(seen: SeenRecord): void;
  onDrop(): void;
};

/** Why a decision was not saved, and what to do. */
export function DecisionAnswer({ answer, chosen, onSaveAnyway, onDrop }: DecisionAnswerProps) {
  const { t } = useWords('customer-record');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer.kind === 'changed' || answer.kind === 'failed') box.current?.focus();
  }, [answer]);
  if (answer.kind === 'changed') {
    return (
      <div ref={box} role="alert" tabIndex={-1} className="flex flex-col gap-3 rounded-lg bg-warning-soft p-4">
        <h3 className="font-bold text-warning">{t('decide.changedTitle')}</h3>
        <p>{t('decide.changedText', { status: answer.seen.status })}</p>
        <div className="flex flex-wrap gap-2">
          {chosen ? (
            <Button onClick={() => onSaveAnyway(answer.seen)}>{t('decide.saveAnyway', { status: chosen })}</Button>
          ) : null}
          <Button onClick={onDrop}>{t('decide.drop')}</Button>
        </div>
      </div>
    );
  }
  if (answer.kind !== 'failed') return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-lg bg-danger-soft p-4 font-semibold text-danger">
      {t(`decide.problems.${answer.problem}`, { errorId: answer.errorId })}
    </div>
  );
}
