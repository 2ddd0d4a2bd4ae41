import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useState, useTransition } from 'react';
import type { CustomerStatus } from '@/lib/shared/customer/customer-status';
import {
  type DecisionInput,
  type DecisionOutcome,
  type DecisionProblem,
  type DecisionReason,
  REASON_WITH_NOTE,
  type SeenRecord,
  UNDO_MS,
} from '@/lib/shared/review/decision';

/** The server actions that the page passes in. */
export type DecisionActions = {
  decide(input: DecisionInput): Promise<DecisionOutcome>;
  undo(input: { customerId: string; decisionId: string }): Promise<DecisionOutcome>;
};

export type Choice = {
  status: CustomerStatus | undefined;
  reason: DecisionReason | '';
  note: string;
  customerText: string;
};
export type Missing = 'missingStatus' | 'missingReason' | 'missingNote';

export type Answer =
  | { kind: 'saved' | 'undone'; status: CustomerStatus }
  | { kind: 'changed'; seen: SeenRecord }
  | { kind: 'failed'; problem: DecisionProblem | 'no-answer'; errorId?: string | undefined };

/** The viewer's own decision that can still be undone, until a time in epoch milliseconds. */
export type Undoable = { decisionId: string; status: CustomerStatus; until: number };

const NOTHING: Choice = { status: undefined, reason: '', note: '', customerText: '' };

function findMissing({ status, reason, note }: Choice): Missing | undefined {
  if (!status) return 'missingStatus';
  if (reason === '') return 'missingReason';
  return reason === REASON_WITH_NOTE && note.trim() === '' ? 'missingNote' : undefined;
}

type DecisionPlace = { customerId: string; seen: SeenRecord; undoable: Undoable | undefined };

/** Choosing a status for a customer, saving it, and undoing it. */
export function useDecision({ customerId, seen, undoable: atFirst }: DecisionPlace, { decide, undo }: DecisionActions) {
  const router = useRouter();
  const [choice, setChoice] = useState(NOTHING);
  const [missing, setMissing] = useState<Missing>();
  const [answer, setAnswer] = useState<Answer | undefined>(atFirst && { kind: 'saved', status: atFirst.status });
  const [undoable, setUndoable] = useState(atFirst);
  const [isBusy, setIsBusy] = useState(false);
  // While the page reloads the record, what it shows is not what is stored.
  const [isRefreshing, startRefresh] = useTransition();

  // A choice made in the meantime is saved as soon as the page knows what it would overwrite.
  const [isQueued, setIsQueued] = useState(false);

  const endUndo = useCallback(() => setUndoable(undefined), []);

  const settle = (outcome: DecisionOutcome | undefined, kind: 'saved' | 'undone') => {
    setUndoable(undefined);
    if (!outcome) return setAnswer({ kind: 'failed', problem: 'no-answer' });
    if (outcome.kind === 'failed') return setAnswer(outcome);
    startRefresh(() => router.refresh());
    if (outcome.kind === 'changed-meanwhile') return setAnswer({ kind: 'changed', seen: outcome.seen });
    setAnswer({ kind, status: outcome.status });
    setChoice(NOTHING);
    if (kind === 'undone') return;
    setUndoable({ decisionId: outcome.decisionId, status: outcome.status, until: Date.now() + UNDO_MS });
  };

  const run = async (call: () => Promise<DecisionOutcome>, kind: 'saved' | 'undone') => {
    if (isBusy || isRefreshing) return;
    setIsBusy(true);
    setAnswer(undefined);
    settle(await call().catch(() => undefined), kind);
    setIsBusy(false);
  };

  /** @param confirmed the current record, if it changed and the person wants to save anyway */
  const save = (confirmed?: SeenRecord) => {
    const problem = findMissing(choice);
    setMissing(problem);
    const { status, reason, note, customerText } = choice;
    if (problem || !status || reason === '') return problem;
    if (isBusy || isRefreshing) {
      setIsQueued(true);
      return undefined;
    }
    run(() => decide({ customerId, status, reason, note, customerText, seen: confirmed ?? seen }), 'saved');
    return undefined;
  };

  const saveQueued = useEffectEvent(() => {
    setIsQueued(false);
    save();
  });

  useEffect(() => {
    if (isQueued && !isBusy && !isRefreshing) saveQueued();
  }, [isQueued, isBusy, isRefreshing]);

  const takeBack = () => {
    if (undoable) run(() => undo({ customerId, decisionId: undoable.decisionId }), 'undone');
  };

  const choose = (changes: Partial<Choice>) => {
    setMissing(undefined);
    setChoice((former) => ({ ...former, ...changes }));
  };

  return {
    choice,
    choose,
    missing,
    answer,
    drop: () => {
      setChoice(NOTHING);
      setAnswer(undefined);
    },
    undoable,
    endUndo,
    isBusy: isBusy || isRefreshing,
    save,
    takeBack,
  };
}
