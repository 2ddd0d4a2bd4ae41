import { useState, useTransition } from 'react';

/** No answer came from an action. */
type NoAnswer = { kind: 'failed'; problem: 'no-answer'; errorId?: undefined };

export type ActionAnswer<Outcome> = Outcome | NoAnswer;

/** Calls server actions, one at a time, and keeps the last answer. A call while another is under way is dropped. */
export function useOneAction<Outcome>() {
  const [answer, setAnswer] = useState<ActionAnswer<Outcome>>();
  const [isBusy, startWork] = useTransition();
  const run = (call: () => Promise<Outcome>) => {
    if (isBusy) return;
    startWork(async () => {
      const outcome = await call().catch(() => undefined);
      setAnswer(outcome ?? { kind: 'failed', problem: 'no-answer' });
    });
  };
  return { answer, isBusy, run };
}
