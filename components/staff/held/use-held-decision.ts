import type { HeldChoice, HeldOutcome } from '@/lib/shared/held/held-submission';
import { type ActionAnswer, useOneAction } from '../kit/use-one-action';

/** The server actions that the page passes in. */
export type HeldActions = {
  takeOver(choice: HeldChoice): Promise<HeldOutcome>;
  drop(dropped: { heldId: string; customerText: string }): Promise<HeldOutcome>;
};

export type HeldAnswer = ActionAnswer<HeldOutcome>;

/** Accepting or discarding what is held, one at a time, and the result. */
export function useHeldDecision({ takeOver, drop }: HeldActions) {
  const { answer, isBusy, run } = useOneAction<HeldOutcome>();
  return {
    answer,
    isBusy,
    takeOver: (choice: HeldChoice) => run(() => takeOver(choice)),
    drop: (dropped: Parameters<HeldActions['drop']>[0]) => run(() => drop(dropped)),
  };
}
