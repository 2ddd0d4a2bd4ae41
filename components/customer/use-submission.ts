'use client';

import { useRef, useState } from 'react';
import { v4 as uuid } from 'uuid';
import type { Draft } from '@/lib/browser/draft/draft';
import { STATUS_SECRET } from '@/lib/browser/draft/draft-parts';
import { loadPart } from '@/lib/browser/load-part';
import { makeSecretToken } from '@/lib/browser/secret-token';
import type { Consent } from '@/lib/shared/company/consent';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionOutcome, SubmitCustomer } from '@/lib/shared/submission/submission';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

type Extras = {
  idReading: IdReading | undefined;
  consent: Consent | undefined;
  saysMailboxProved: boolean;
  isNotSentYet: boolean;
};
type Keys = { submissionKey: string; statusSecret: string };

/** The part of the draft with the submission key of an attempt that may have arrived. */
const MAY_HAVE_ARRIVED = 'mayHaveArrived';

const toSubmission = (
  keys: Keys,
  { documents, ...values }: SubmissionFormValues,
  { idReading, consent, saysMailboxProved, isNotSentYet }: Extras,
) => ({
  ...keys,
  values,
  documents: {
    front: documents.front?.base64 ?? '',
    ...(documents.back ? { back: documents.back.base64 } : {}),
  },
  ...(idReading ? { idReading } : {}),
  ...(consent ? { consent: { version: consent.version, language: consent.language, givenAtMs: Date.now() } } : {}),
  ...(saysMailboxProved ? { saysMailboxProved } : {}),
  ...(isNotSentYet ? { isNotSentYet } : {}),
});

/** Whether an answer says that nothing was handed over. */
const isNotSent = (answer: SubmissionOutcome) =>
  answer.kind === 'failed' ? answer.delivery === 'not-sent' : answer.kind !== 'received';

/** Loads the code that sends a form. */
export const loadSender = () => loadPart(() => import('./send-submission'));

/** The key that the draft kept across a reload, or else a new one. */
async function findOrMakeKey(draft: Draft, part: keyof Keys): Promise<string> {
  const kept = await draft.find(part);
  if (typeof kept === 'string') return kept;
  const made = part === STATUS_SECRET ? makeSecretToken() : uuid();
  await draft.save(part, made);
  return made;
}

async function findOrMakeKeys(draft: Draft): Promise<Keys> {
  const [submissionKey, statusSecret] = await Promise.all([
    findOrMakeKey(draft, 'submissionKey'),
    findOrMakeKey(draft, STATUS_SECRET),
  ]);
  return { submissionKey, statusSecret };
}

type Sending = {
  submit: SubmitCustomer;
  draft: Draft;
  consent: Consent | undefined;
  /** Called with every answer before it is shown. */
  beforeShown(answer: SubmissionOutcome): Promise<void>;
};

/**
 * Sends the form, one attempt at a time, and keeps the last outcome.
 *
 * The submission key stays the same, so that resending the same content gets the same answer. The secret of the status
 * link also outlives a rejected submission: it tells the server whose record that is.
 */
export function useSubmission({ submit, draft, consent, beforeShown }: Sending) {
  const ownKeys = useRef<Promise<Keys>>(undefined);
  const mayHaveArrived = useRef<string>(undefined);
  const isUnderWay = useRef(false);
  const [isSending, setIsSending] = useState(false);
  const [outcome, setOutcome] = useState<SubmissionOutcome>();

  /** The form's keys; made and kept in the draft when they are first needed. */
  const findKeys = (): Promise<Keys> => {
    ownKeys.current ??= findOrMakeKeys(draft);
    return ownKeys.current;
  };

  /** Notes the key before each attempt, since the page may be gone before the answer comes. */
  const noteAttempt = async (key: string | undefined) => {
    mayHaveArrived.current = key;
    await draft.save(MAY_HAVE_ARRIVED, key);
  };

  const send = async (
    values: SubmissionFormValues,
    extras: Omit<Extras, 'consent' | 'isNotSentYet'>,
  ): Promise<SubmissionOutcome | undefined> => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    setIsSending(true);
    setOutcome(undefined);
    try {
      const [{ sendSubmission }, keys] = await Promise.all([loadSender(), findKeys()]);
      const isNotSentYet = (mayHaveArrived.current ?? (await draft.find(MAY_HAVE_ARRIVED))) !== keys.submissionKey;
      await noteAttempt(keys.submissionKey);
      const answer = await sendSubmission(submit, toSubmission(keys, values, { ...extras, consent, isNotSentYet }));
      if (isNotSentYet && isNotSent(answer)) await noteAttempt(undefined);
      await beforeShown(answer);
      setOutcome(answer);
      return answer;
    } finally {
      isUnderWay.current = false;
      setIsSending(false);
    }
  };

  return { send, isSending, outcome, findKeys };
}
