import { useEffect, useState } from 'react';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';

const SECOND_MS = 1000;
const secondsUntil = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS));

type UndoButtonProps = { until: number; onUndo(): void; onEnd(): void; isDisabled: boolean };

/** Undoes a decision, as long as that is possible. Screen readers do not announce the seconds. */
export function UndoButton({ until, onUndo, onEnd, isDisabled }: UndoButtonProps) {
  const { t } = useWords('customer-record');
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(secondsUntil(until));
      if (Date.now() >= until) onEnd();
    }, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [until, onEnd]);
  return (
    <Button aria-keyshortcuts="u" disabled={isDisabled} onClick={onUndo}>
      {t('decide.undo')}{' '}
      <span aria-hidden="true" className="font-normal tabular-nums" suppressHydrationWarning>
        {t('decide.undoSeconds', { seconds })}
      </span>{' '}
      <KeyHint>U</KeyHint>
    </Button>
  );
}
