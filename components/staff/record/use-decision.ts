import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import type { CustomerStatus } from '@/lib/shared/customer/customer-status';
import {
  type Concern,
  type DecisionInput,
  type DecisionOutcome,
  type DecisionProblem,
  type DecisionReason,
  REASON_WITH_NOTE,
  type SeenRecord,
  UNDO_MS,
} from '@/lib/shared/review/decision';
import { useUnsavedChoice } from './use-unsaved-choice';

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
  | { kind: 'concerns'; concerns: readonly Concern[] }
  | { kind: 'failed'; problem: DecisionProblem | 'no-answer'; errorId?: string | undefined };

/** The viewer's own decision that can still be undone, until a time in epoch milliseconds. */
export type Undoable = { decisionId: string; status: CustomerStatus; until: number };

const NOTHING: Choice = { status: undefined, reason: '', note: '', customerText: '' };

function findMissing({ status, reason, note }: Choice): Missing | undefined {
  if (!status) return 'missingStatus';
  if (reason === '') return 'missingReason';
  return reason === REASON_WITH_NOTE && note.trim() === '' ? 'missingNote' : undefined;
}

type DecisionPlace = {
  memberId: string;
  customerId: string;
  seen: SeenRecord;
  /** What speaks against PASS, as far as the page knows. */
  concerns: readonly Concern[];
  undoable: Undoable | undefined;
};

/** What the person confirmed on being asked. */
type Confirmed = { seen?: SeenRecord; despite?: readonly Concern[] };

/** Choosing a status for a customer, saving it, and undoing it. */
export function useDecision(place: DecisionPlace, { decide, undo }: DecisionActions) {
  const { memberId, customerId, seen, concerns, undoable: atFirst } = place;
  const router = useRouter();
  const { choice, setChoice, isRestored } = useUnsavedChoice(memberId, customerId, NOTHING);
  /** What was confirmed for this choice: it is asked once. */
  const confirmed = useRef<readonly Concern[]>([]);
  const [missing, setMissing] = useState<Missing>();
  const [answer, setAnswer] = useState<Answer | undefined>(atFirst && { kind: 'saved', status: atFirst.status });
  const [undoable, setUndoable] = useState(atFirst);
  const [isBusy, setIsBusy] = useState(false);
  // While the page reloads the record, what it shows is not what is stored.
  const [isRefreshing, startRefresh] = useTransition();

  // A choice made in the meantime is saved as soon as the page knows what it would overwrite.
  const [isQueued, setIsQueued] = useState(false);

  const endUndo = useCallback(() => setUndoable(undefined), []);

  /** @param sent the choice that was saved; what was typed in the meantime stays */
  const settle = (outcome: DecisionOutcome | undefined, kind: 'saved' | 'undone', sent?: Choice) => {
    setUndoable(undefined);
    if (!outcome) return setAnswer({ kind: 'failed', problem: 'no-answer' });
    if (outcome.kind === 'failed' || outcome.kind === 'concerns') return setAnswer(outcome);
    startRefresh(() => router.refresh());
    if (outcome.kind === 'changed-meanwhile') return setAnswer({ kind: 'changed', seen: outcome.seen });
    setAnswer({ kind, status: outcome.status });
    confirmed.current = [];
    if (sent) setChoice((current) => (current === sent ? NOTHING : current));
    if (kind === 'undone') return;
    setUndoable({ decisionId: outcome.decisionId, status: outcome.status, until: Date.now() + UNDO_MS });
  };

  const run = async (call: () => Promise<DecisionOutcome>, kind: 'saved' | 'undone', sent?: Choice) => {
    if (isBusy || isRefreshing) return;
    setIsBusy(true);
    setAnswer(undefined);
    settle(await call().catch(() => undefined), kind, sent);
    setIsBusy(false);
  };

  const save = (given: Confirmed = {}) => {
    const problem = findMissing(choice);
    setMissing(problem);
    const { status, reason, note, customerText } = choice;
    if (problem || !status || reason === '') return problem;
    confirmed.current = given.despite ?? confirmed.current;
    const despite = [...confirmed.current];
    if (status === 'PASS' && concerns.some((concern) => !despite.includes(concern))) {
      setAnswer({ kind: 'concerns', concerns });
      return undefined;
    }
    if (isBusy || isRefreshing) {
      setIsQueued(true);
      return undefined;
    }
    const sent = { status, reason, note, customerText };
    run(() => decide({ ...sent, customerId, despite, seen: given.seen ?? seen }), 'saved', choice);
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
    if (changes.status) confirmed.current = [];
    setAnswer((last) => (last?.kind === 'concerns' && changes.status ? undefined : last));
    setChoice((former) => ({ ...former, ...changes }));
  };

  return {
    choice,
    choose,
    missing,
    answer,
    isRestored,
    /** Takes back the question without an answer to it. */
    goBack: () => setAnswer(undefined),
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
