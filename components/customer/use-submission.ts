'use client';

import { useRef, useState } from 'react';
import { v4 as uuid } from 'uuid';
import type { Draft } from '@/lib/browser/draft/draft';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionOutcome, SubmitCustomer } from '@/lib/shared/submission/submission';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

const toSubmission = (
  submissionKey: string,
  { documents, ...values }: SubmissionFormValues,
  idReading: IdReading | undefined,
) => ({
  submissionKey,
  values,
  documents: {
    front: documents.front?.base64 ?? '',
    ...(documents.back ? { back: documents.back.base64 } : {}),
  },
  ...(idReading ? { idReading } : {}),
});

/** The key of an attempt that a reload cut off, so that repeating it is recognised; else a new one. */
async function findOrMakeKey(draft: Draft): Promise<string> {
  const kept = await draft.find('submissionKey');
  if (typeof kept === 'string') return kept;
  const made = uuid();
  await draft.save('submissionKey', made);
  return made;
}

/**
 * Sends the form, once at a time, and keeps the last outcome.
 *
 * The submission key stays the same until `startAgain`, so that a repeat of the same content is answered like the first.
 */
export function useSubmission(submit: SubmitCustomer, draft: Draft) {
  const submissionKey = useRef<string>(undefined);
  const isUnderWay = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [outcome, setOutcome] = useState<SubmissionOutcome>();

  const send = async (
    values: SubmissionFormValues,
    idReading: IdReading | undefined,
  ): Promise<SubmissionOutcome | undefined> => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    setIsSending(true);
    setOutcome(undefined);
    try {
      const { sendSubmission } = await import('./send-submission');
      submissionKey.current ??= await findOrMakeKey(draft);
      const answer = await sendSubmission(submit, toSubmission(submissionKey.current, values, idReading));
      setOutcome(answer);
      return answer;
    } finally {
      isUnderWay.current = false;
      setIsSending(false);
    }
  };

  const startAgain = () => {
    submissionKey.current = undefined;
    setOutcome(undefined);
  };

  return { send, startAgain, isSending, outcome };
}
