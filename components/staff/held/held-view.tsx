'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { HeldField, HeldSubmission } from '@/lib/shared/held/held-submission';
import { NOTE_MAX_LENGTH } from '@/lib/shared/review/decision';
import { FieldFrame, fieldIds } from '../../form/field-frame';
import { CONTROL } from '../../form/text-field';
import { Button } from '../../ui/button';
import { StatusBadge } from '../../ui/status-badge';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';
import type { OpenDocuments } from '../record/use-documents';
import { HeldAnswer } from './held-answer';
import { HeldComparison } from './held-comparison';
import { HeldDocuments } from './held-documents';
import { listHeldFields } from './list-held-fields';
import { type HeldActions, useHeldDecision } from './use-held-decision';

const TEXT_ID = 'customer-text';
const CARD = 'flex flex-col gap-4 rounded-xl border border-line bg-surface p-5';

type HeldViewProps = { held: HeldSubmission; actions: HeldActions & { openDocuments: OpenDocuments } };

/** A held submission next to the record with the same email, to be accepted in whole or in part, or discarded. */
export function HeldView({ held, actions }: HeldViewProps) {
  const { t } = useWords('held');
  const { t: tRecord } = useWords('customer-record');
  const rows = listHeldFields(held);
  const [chosen, setChosen] = useState<ReadonlySet<HeldField>>(new Set());
  const [hasPhotos, setHasPhotos] = useState(false);
  const [customerText, setCustomerText] = useState('');
  const { answer, isBusy, takeOver, drop } = useHeldDecision(actions);
  const { id, sent, stored, status, storageProblem, customerPath, seenUpdatedAt, receivedAt, expiresAt } = held;
  const isAllOrNothing = stored === undefined;
  const different = rows.filter(({ differs }) => differs).map(({ field }) => field);

  const toggle = (field: HeldField) => {
    setChosen((former) => {
      const next = new Set(former);
      if (!next.delete(field)) next.add(field);
      return next;
    });
  };
  const take = (fields: HeldField[], withPhotos: boolean) =>
    takeOver({ heldId: id, fields, hasPhotos: withPhotos, seenUpdatedAt });
  const takeChosen = (event: FormEvent) => {
    event.preventDefault();
    take([...chosen], hasPhotos);
  };

  if (answer && answer.kind !== 'failed') return <HeldAnswer answer={answer} />;
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl font-bold text-balance wrap-anywhere">
          <StoredText>{`${sent.firstName} ${sent.lastName}`.trim() || t('unreadable')}</StoredText>
        </h1>
        <p className="flex flex-wrap gap-x-4 wrap-anywhere">
          <StoredText className="font-semibold">{held.emailAddress}</StoredText>
          <span className="text-ink-muted">
            {t('received')} <LocalTime at={receivedAt} />
          </span>
          <span className="text-ink-muted">
            {t('keptUntil')} <LocalTime at={expiresAt} />
          </span>
        </p>
        <p className="max-w-prose text-ink-muted">{t('explanation')}</p>
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <section aria-labelledby="comparison-title" className={CARD}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="comparison-title" className="text-xl font-bold">
              {t('comparison.title')}
            </h2>
            {status ? <StatusBadge status={status} word={tRecord(`status.${status}`)} /> : null}
          </div>
          {isAllOrNothing ? (
            <p className="font-semibold text-warning">
              {t(storageProblem ? 'comparison.unavailable' : 'comparison.noRecord')}
            </p>
          ) : null}
          <form className="flex flex-col gap-4" onSubmit={takeChosen}>
            <HeldComparison rows={rows} chosen={chosen} onToggle={toggle} isAllOrNothing={isAllOrNothing} />
            {isAllOrNothing ? null : (
              <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
                <input
                  type="checkbox"
                  className="size-5 accent-accent"
                  checked={hasPhotos}
                  onChange={(event) => setHasPhotos(event.target.checked)}
                />
                {t('takePhotos')}
              </label>
            )}
            {answer ? (
              <p role="alert" className="rounded-lg bg-danger-soft p-4 font-semibold text-danger">
                {t(`problems.${answer.problem}`, { errorId: answer.errorId })}
              </p>
            ) : null}
            <div className="flex flex-wrap gap-3">
              {isAllOrNothing ? null : (
                <Button type="submit" variant="primary" aria-disabled={isBusy}>
                  {t('takeChosen')}
                </Button>
              )}
              <Button aria-disabled={isBusy} onClick={() => take(different, true)}>
                {t('takeAll')}
              </Button>
            </div>
          </form>
          {customerPath ? (
            <p>
              <Link href={customerPath} className="font-semibold text-accent underline underline-offset-4">
                {t('openRecord')}
              </Link>
            </p>
          ) : null}
        </section>
        <div className="flex min-w-0 flex-col gap-6">
          <HeldDocuments heldId={id} open={actions.openDocuments} />
          <section aria-labelledby="drop-title" className={CARD}>
            <h2 id="drop-title" className="text-xl font-bold">
              {t('drop.title')}
            </h2>
            <p className="text-ink-muted">{t('drop.text')}</p>
            <FieldFrame id={TEXT_ID} label={tRecord('decide.customerText')} hint={t('drop.hint')} error="">
              <textarea
                id={TEXT_ID}
                rows={2}
                maxLength={NOTE_MAX_LENGTH}
                value={customerText}
                className={CONTROL}
                {...fieldIds(TEXT_ID, { hint: true, error: false })}
                onChange={(event) => setCustomerText(event.target.value)}
              />
            </FieldFrame>
            <Button className="self-start" aria-disabled={isBusy} onClick={() => drop({ heldId: id, customerText })}>
              {t('drop.button')}
            </Button>
          </section>
        </div>
      </div>
    </>
  );
}
