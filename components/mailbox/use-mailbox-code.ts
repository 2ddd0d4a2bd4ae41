'use client';

import { useEffect, useRef, useState } from 'react';
import { answerWithin } from '@/lib/browser/answer-within';
import type { Draft } from '@/lib/browser/draft/draft';
import { normalizeEmailAddress } from '@/lib/shared/customer/email-address';
import {
  isCode,
  type MailboxActions,
  type MailboxForm,
  readCode,
  type SendCodeAnswer,
  type TryCodeAnswer,
} from '@/lib/shared/mailbox/mailbox';
import { useLatest } from '../ui/use-latest';

/** What is wrong with the code that was typed. */
export type CodeError = { key: 'required' | 'notSixDigits' | 'ended' } | { key: 'wrong'; triesLeft: number };

export type CodeProblem = 'notSent' | 'notChecked' | 'tooMany' | 'offline';

/** What is happening now: a code is being mailed, or checked. */
export type MailboxWork = 'mailing' | 'code';

/**
 * How far the form is with one email address.
 *
 * - `unsent`: no code could be sent
 * - `sent`: a code is on its way
 * - `proved`: the code was right
 * - `not-needed`: the status link proves enough
 */
type Mailbox = { emailAddress: string; stage: 'unsent' | 'sent' | 'proved' | 'not-needed' };

type Shown = {
  error?: CodeError;
  problem?: CodeProblem;
  isSentAgain?: boolean;
  /** Counts whatever wants the person's attention. */
  attention: number;
};

/** How long the browser waits for an answer, in milliseconds: longer than handing over a mail may take. */
const ANSWER_TIMEOUT_MS = 60_000;

/** The part of the draft that keeps it across a reload. */
const DRAFT_PART = 'mailbox';

type MailboxOptions = {
  draft: Draft;
  /** From the page; undefined if email addresses are not confirmed. */
  actions: MailboxActions | undefined;
  /** The form's own secrets. */
  findKeys: () => Promise<Pick<MailboxForm, 'submissionKey' | 'statusSecret'>>;
};

const describeProblem = (code: string, otherwise: CodeProblem): CodeProblem =>
  code === 'too-many' ? 'tooMany' : navigator.onLine ? otherwise : 'offline';

/**
 * Confirms the form's email address by a code that is sent to it.
 *
 * Call `confirm` before sending a submission: it sends a code or checks the one that was typed, and returns whether the
 * form may be sent now. What to ask the person for in the meantime is in `panel`.
 */
export function useMailboxCode({ draft, actions, findKeys }: MailboxOptions) {
  const [mailbox, setMailbox] = useState<Mailbox>();
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<Shown>({ attention: 0 });
  const [work, setWork] = useState<MailboxWork>();
  const current = useRef<Mailbox>(undefined);
  const isWithout = useRef(false);
  const restoring = useRef<Promise<void>>(undefined);
  const latest = useLatest({ typed });
  const isOn = actions !== undefined;

  useEffect(() => {
    if (!isOn) return;
    restoring.current = draft.find(DRAFT_PART).then((kept) => {
      if (!kept || current.current) return;
      current.current = kept as Mailbox;
      setMailbox(current.current);
    });
  }, [draft, isOn]);

  const change = (next: Mailbox | undefined) => {
    current.current = next;
    setMailbox(next);
    void draft.save(DRAFT_PART, next?.stage === 'unsent' ? undefined : next);
  };
  const show = (next: Omit<Shown, 'attention'>) => setShown(({ attention }) => ({ ...next, attention: attention + 1 }));

  const doWork = async <Answer>(kind: MailboxWork, ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    setWork(kind);
    const answer = await answerWithin(ANSWER_TIMEOUT_MS, ask());
    setWork(undefined);
    return answer;
  };

  /** Returns whether none is needed. */
  const send = async (emailAddress: string, isAgain: boolean): Promise<boolean> => {
    const ask = async (): Promise<SendCodeAnswer | undefined> =>
      actions?.sendCode({ ...(await findKeys()), emailAddress });
    const answer = await doWork('mailing', ask);
    if (!answer?.ok) {
      // An earlier code still counts.
      if (current.current?.stage !== 'sent') change({ emailAddress, stage: 'unsent' });
      show({ problem: describeProblem(answer?.problem ?? '', 'notSent') });
      return false;
    }
    change({ emailAddress, stage: answer.isNeeded ? 'sent' : 'not-needed' });
    setTyped('');
    show({ isSentAgain: isAgain });
    return !answer.isNeeded;
  };

  /** Returns whether the code was right. */
  const check = async (emailAddress: string): Promise<boolean> => {
    const code = readCode(latest.current.typed);
    if (!isCode(code)) {
      show({ error: { key: code === '' ? 'required' : 'notSixDigits' } });
      return false;
    }
    const ask = async (): Promise<TryCodeAnswer | undefined> =>
      actions?.tryCode({ ...(await findKeys()), emailAddress }, code);
    const answer = await doWork('code', ask);
    if (!answer?.ok) {
      show({ problem: describeProblem(answer?.problem ?? '', 'notChecked') });
      return false;
    }
    if (answer.result === 'proved') {
      change({ emailAddress, stage: 'proved' });
      return true;
    }
    show({ error: answer.result === 'wrong' ? { key: 'wrong', triesLeft: answer.triesLeft } : { key: 'ended' } });
    return false;
  };

  const confirm = async (typedAddress: string): Promise<boolean> => {
    if (!actions) return true;
    await restoring.current;
    const emailAddress = normalizeEmailAddress(typedAddress);
    if (current.current?.emailAddress !== emailAddress) {
      change(undefined);
      isWithout.current = false;
    }
    const stage = current.current?.stage;
    if (stage === 'proved' || stage === 'not-needed') return true;
    if (isWithout.current && latest.current.typed === '') return true;
    return stage === 'sent' ? check(emailAddress) : send(emailAddress, false);
  };

  return {
    confirm,
    work,
    /** Whether the form may say that its mailbox is proved. */
    isProved: () => current.current?.stage === 'proved',
    /** The server no longer counts what was proved: another code is sent. */
    askAgain: async (typedAddress: string) => {
      change(undefined);
      await send(normalizeEmailAddress(typedAddress), true);
    },
    panel: {
      /** The address that a code was asked for; undefined if there is nothing to ask the person. */
      emailAddress: mailbox?.stage === 'sent' || mailbox?.stage === 'unsent' ? mailbox.emailAddress : undefined,
      hasCode: mailbox?.stage === 'sent',
      typed,
      ...shown,
      type: (text: string) => {
        setTyped(text);
        setShown(({ attention }) => ({ attention }));
      },
      sendAgain: async () => {
        if (work || !current.current) return;
        await send(current.current.emailAddress, true);
      },
      /** The form is sent without a code from now on, unless one is typed. */
      goWithout: () => {
        isWithout.current = true;
        latest.current.typed = '';
        setTyped('');
        setShown({ attention: 0 });
      },
    },
  };
}

export type MailboxPanelState = ReturnType<typeof useMailboxCode>['panel'];
