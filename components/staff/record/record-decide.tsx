import { type FormEvent, useEffect, useRef } from 'react';
import type { CustomerStatus } from '@/lib/shared/customer/customer-status';
import type { CustomerRecord } from '@/lib/shared/review/customer-record';
import {
  type Concern,
  DECISION_REASONS,
  type DecisionReason,
  NOTE_MAX_LENGTH,
  REASON_WITH_NOTE,
} from '@/lib/shared/review/decision';
import { FieldFrame, fieldIds } from '../../form/field-frame';
import { SelectField } from '../../form/select-field';
import { CONTROL } from '../../form/text-field';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { useSingleKeys } from '../kit/use-single-keys';
import { ConcernList } from './concern-list';
import { ConcernQuestion } from './concern-question';
import { CustomerText } from './customer-text';
import { DecisionAnswer } from './decision-answer';
import { STATUS_KEYS, StatusChoices } from './status-choices';
import { UndoButton } from './undo-button';
import { type DecisionActions, useDecision } from './use-decision';
import { useSubmitKey } from './use-submit-key';

const REASON_ID = 'decision-reason';
const NOTE_ID = 'decision-note';

type RecordDecideProps = {
  memberId: string;
  record: CustomerRecord;
  /** What speaks against PASS by now. */
  concerns: readonly Concern[];
  actions: DecisionActions;
};

/**
 * Gives a customer a status, with a reason and a note; the decision can be undone for a few seconds. What speaks against
 * PASS is listed, and asked about once.
 */
export function RecordDecide({ memberId, record, concerns, actions }: RecordDecideProps) {
  const { t } = useWords('customer-record');
  const { id: customerId, seen, reading, undoable: undoableAtFirst } = record;
  const place = { memberId, customerId, seen, concerns, undoable: undoableAtFirst };
  const decision = useDecision(place, actions);
  const { choice, choose, missing, answer, undoable, isBusy, takeBack, goBack } = decision;
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const reasons: readonly DecisionReason[] = choice.status ? DECISION_REASONS[choice.status] : [];
  const needsNote = choice.reason === REASON_WITH_NOTE;

  const chooseStatus = (status: CustomerStatus) => {
    const [first = ''] = DECISION_REASONS[status];
    // There is one usual reason for PASS; the others vary too much to guess.
    choose({ status, reason: status === 'PASS' ? first : '' });
  };
  const pressStatus = (status: CustomerStatus) => () => {
    chooseStatus(status);
    form.current?.querySelector<HTMLInputElement>(`input[value=${status}]`)?.focus();
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    const problem = decision.save();
    if (problem === 'missingStatus') form.current?.querySelector('input')?.focus();
    if (problem === 'missingReason') document.getElementById(REASON_ID)?.focus();
    if (problem === 'missingNote') document.getElementById(NOTE_ID)?.focus();
  };

  useSingleKeys({
    [STATUS_KEYS.PASS]: pressStatus('PASS'),
    [STATUS_KEYS.FAIL]: pressStatus('FAIL'),
    [STATUS_KEYS.PENDING]: pressStatus('PENDING'),
    ...(undoable ? { u: takeBack } : {}),
  });
  useSubmitKey(submit);

  // A button that was used and then disappeared took the focus with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it checks after each of these changed
  useEffect(() => {
    if (answer && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [answer, undoable]);

  const asked = answer?.kind === 'concerns' ? answer.concerns : undefined;
  return (
    <section aria-labelledby="decide-title" className="flex flex-col gap-3">
      <h2 ref={heading} id="decide-title" tabIndex={-1} className="text-xl font-bold">
        {t('decide.title')}
      </h2>
      {asked ? (
        <ConcernQuestion
          concerns={asked}
          reading={reading}
          onConfirm={() => decision.save({ despite: asked })}
          onGoBack={goBack}
        />
      ) : null}
      {answer ? (
        <DecisionAnswer
          answer={answer}
          chosen={choice.status}
          onSaveAnyway={(current) => decision.save({ seen: current })}
          onDrop={decision.drop}
        />
      ) : null}
      {!asked && concerns.length > 0 ? (
        <section
          aria-label={t('decide.concerns.title')}
          className="rounded-lg border-s-4 border-warning bg-warning-soft px-3 py-1.5 text-warning"
        >
          <ConcernList concerns={concerns} reading={reading} />
        </section>
      ) : null}
      <form ref={form} noValidate className="flex flex-col gap-3" onSubmit={submit}>
        <StatusChoices chosen={choice.status} onChoose={chooseStatus} />
        {missing === 'missingStatus' ? (
          <p role="alert" className="font-semibold text-danger">
            {t('decide.missingStatus')}
          </p>
        ) : null}
        <SelectField
          id={REASON_ID}
          label={t('decide.reason')}
          placeholder={t('decide.chooseReason')}
          disabled={!choice.status}
          value={choice.reason}
          error={missing === 'missingReason' ? t('decide.missingReason') : ''}
          options={reasons.map((reason) => [reason, t(`decide.reasons.${reason}`)] as const)}
          onChange={(event) => choose({ reason: event.target.value as DecisionReason })}
        />
        <FieldFrame
          id={NOTE_ID}
          label={t(needsNote ? 'decide.noteNeeded' : 'decide.note')}
          hint={t('decide.noteHint')}
          error={missing === 'missingNote' ? t('decide.missingNote') : ''}
        >
          <textarea
            id={NOTE_ID}
            rows={2}
            maxLength={NOTE_MAX_LENGTH}
            value={choice.note}
            className={CONTROL}
            {...fieldIds(NOTE_ID, { hint: true, error: missing === 'missingNote' })}
            onChange={(event) => choose({ note: event.target.value })}
          />
        </FieldFrame>
        <CustomerText text={choice.customerText} onChange={(customerText) => choose({ customerText })} />
        {decision.isRestored && !asked ? (
          <div role="status" className="flex flex-wrap items-center gap-x-3">
            <span>{t('decide.restored')}</span>
            <Button variant="quiet" className="px-0!" onClick={decision.drop}>
              {t('decide.drop')}
            </Button>
          </div>
        ) : null}
        <div className="flex flex-col gap-2">
          <Button type="submit" variant="primary" aria-keyshortcuts="Control+Enter" aria-disabled={isBusy}>
            {t(isBusy ? 'decide.saving' : 'decide.save')} <KeyHint>Ctrl ⏎</KeyHint>
          </Button>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <p role="status" className="font-semibold">
              {answer?.kind === 'saved' || answer?.kind === 'undone' ? t(`decide.${answer.kind}`, answer) : ''}
            </p>
            {undoable ? (
              <UndoButton until={undoable.until} onUndo={takeBack} onEnd={decision.endUndo} isDisabled={isBusy} />
            ) : null}
          </div>
        </div>
      </form>
    </section>
  );
}
