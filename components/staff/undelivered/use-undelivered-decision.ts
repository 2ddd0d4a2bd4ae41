import { useState, useTransition } from 'react';
import type { UndeliveredOutcome, UndeliveredProblem } from '@/lib/shared/outbox/undelivered';

/** The server actions that the page passes in. */
export type UndeliveredActions = {
  sendAgain(id: string): Promise<UndeliveredOutcome>;
  giveUp(id: string): Promise<UndeliveredOutcome>;
};

export type UndeliveredAnswer =
  | Exclude<UndeliveredOutcome, { kind: 'failed' }>
  | { kind: 'failed'; problem: UndeliveredProblem | 'no-answer'; errorId?: string | undefined };

/** Sending again or giving up, one at a time, and the result. */
export function useUndeliveredDecision({ sendAgain, giveUp }: UndeliveredActions) {
  const [answer, setAnswer] = useState<UndeliveredAnswer>();
  const [isBusy, startWork] = useTransition();
  const run = (call: () => Promise<UndeliveredOutcome>) => {
    if (isBusy) return;
    startWork(async () => {
      const outcome = await call().catch(() => undefined);
      setAnswer(outcome ?? { kind: 'failed', problem: 'no-answer' });
    });
  };
  return {
    answer,
    isBusy,
    sendAgain: (id: string) => run(() => sendAgain(id)),
    giveUp: (id: string) => run(() => giveUp(id)),
  };
}
