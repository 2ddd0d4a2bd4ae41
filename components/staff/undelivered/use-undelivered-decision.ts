import type { UndeliveredOutcome } from '@/lib/shared/outbox/undelivered';
import { useOneAction } from '../kit/use-one-action';

/** The server actions that the page passes in. */
export type UndeliveredActions = {
  sendAgain(id: string): Promise<UndeliveredOutcome>;
  giveUp(id: string): Promise<UndeliveredOutcome>;
};

/** Sending again or giving up, one at a time, and the result. */
export function useUndeliveredDecision({ sendAgain, giveUp }: UndeliveredActions) {
  const { answer, isBusy, run } = useOneAction<UndeliveredOutcome>();
  return {
    answer,
    isBusy,
    sendAgain: (id: string) => run(() => sendAgain(id)),
    giveUp: (id: string) => run(() => giveUp(id)),
  };
}
