'use client';

import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { FindKnownCustomer, KnownCustomerAnswer } from '@/lib/shared/customer/known-customer';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { KnownDifferences } from './known-differences';

/** How long to wait after the last keystroke before looking up an address, in milliseconds. */
const PAUSE_MS = 500;

/** Not a real validation: it only skips lookups of what cannot be an address. */
const LOOKS_WHOLE = /^\S+@\S+\.\S{2,}$/;

type KnownCustomerProps = {
  findKnown: FindKnownCustomer;
  answer: KnownCustomerAnswer;
  onAnswer(answer: KnownCustomerAnswer): void;
};

/** Says, before anything is sent, that the customer already exists, and what differs. */
export function KnownCustomer({ findKnown, answer, onAnswer }: KnownCustomerProps) {
  const { t } = useWords('entry');
  const { control } = useFormContext<SubmissionFormValues>();
  const emailAddress = useWatch({ control, name: 'emailAddress' })?.trim() ?? '';

  useEffect(() => {
    onAnswer({ kind: 'unknown' });
    if (!LOOKS_WHOLE.test(emailAddress)) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const found = await findKnown(emailAddress).catch((): KnownCustomerAnswer => ({ kind: 'unavailable' }));
      if (isCurrent) onAnswer(found);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [emailAddress, findKnown, onAnswer]);

  if (answer.kind === 'unavailable') return <Notice kind="hint">{t('known.unavailable')}</Notice>;
  if (answer.kind === 'unknown') return null;
  return (
    <section
      role="status"
      className="flex flex-col gap-4 rounded-xl border-2 border-warning bg-warning-soft p-5 sm:p-7"
    >
      <h2 className="text-xl font-bold">{t('known.title')}</h2>
      <p>{t('known.status', { status: answer.status })}</p>
      <KnownDifferences stored={answer.details} />
      {answer.customerPath ? (
        <p>
          <a
            href={answer.customerPath}
            target="_blank"
            rel="noreferrer"
            className="font-semibold text-accent underline underline-offset-4"
          >
            {t('known.open')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
