import { useState, useTransition } from 'react';
import type { HeldChoice, HeldOutcome, HeldProblem } from '@/lib/shared/held/held-submission';

/** The server actions that the page passes in. */
export type HeldActions = {
  takeOver(choice: HeldChoice): Promise<HeldOutcome>;
  drop(dropped: { heldId: string; customerText: string }): Promise<HeldOutcome>;
};

export type HeldAnswer =
  | Exclude<HeldOutcome, { kind: 'failed' }>
  | { kind: 'failed'; problem: HeldProblem | 'no-answer'; errorId?: string | undefined };

/** Accepting or discarding what is held, one at a time, and the result. */
export function useHeldDecision({ takeOver, drop }: HeldActions) {
  const [answer, setAnswer] = useState<HeldAnswer>();
  const [isBusy, startWork] = useTransition();
  const run = (call: () => Promise<HeldOutcome>) => {
    if (isBusy) return;
    startWork(async () => {
      const outcome = await call().catch(() => undefined);
      setAnswer(outcome ?? { kind: 'failed', problem: 'no-answer' });
    });
  };
  return {
    answer,
    isBusy,
    takeOver: (choice: HeldChoice) => run(() => takeOver(choice)),
    drop: (dropped: Parameters<HeldActions['drop']>[0]) => run(() => drop(dropped)),
  };
}
