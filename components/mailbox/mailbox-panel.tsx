'use client';

import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { normalizeEmailAddress } from '@/lib/shared/customer/email-address';
import { CODE_MAX_AGE_MS } from '@/lib/shared/mailbox/mailbox';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { TextField } from '../form/text-field';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useWords } from '../words/use-words';
import type { CodeError, MailboxPanelState } from './use-mailbox-code';

const MINUTES = CODE_MAX_AGE_MS / (60 * 1000);

/** Longer than a code, for those who type spaces. */
const TYPED_MAX_CHARACTERS = 20;

function useErrorText(error: CodeError | undefined): string | undefined {
  const { t } = useWords('mailbox');
  if (!error) return undefined;
  return error.key === 'wrong' ? t('errors.wrong', { count: error.triesLeft }) : t(`errors.${error.key}`);
}

type MailboxPanelProps = {
  panel: MailboxPanelState;
  isBusy: boolean;
  onChangeAddress: () => void;
  /** Sends the form as it is. */
  onSubmit: () => void;
};

/** Asks for the code that was sent to the form's email address, or says that none could be sent. */
export function MailboxPanel({ panel, isBusy, onChangeAddress, onSubmit }: MailboxPanelProps) {
  const { t } = useWords('mailbox');
  const { control } = useFormContext<SubmissionFormValues>();
  const address = useWatch({ control, name: 'emailAddress' }) ?? '';
  const { emailAddress, hasCode, typed, error, problem, isSentAgain, attention } = panel;
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const errorText = useErrorText(error);
  const isShown = emailAddress !== undefined && emailAddress === normalizeEmailAddress(address);

  useEffect(() => {
    // Not after a reload: focus then stays where the browser put it.
    if (attention === 0) return;
    root.current?.firstElementChild?.scrollIntoView({ block: 'start' });
    input.current?.focus({ preventScroll: true });
  }, [attention]);

  useEffect(() => {
    const isFocusLost = attention > 0 && !isShown && document.activeElement === document.body;
    if (isFocusLost) root.current?.closest('form')?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  }, [attention, isShown]);

  if (!isShown) return <div ref={root} className="contents" />;
  return (
    <div ref={root} className="contents">
      <section
        aria-labelledby="mailbox-title"
        className="flex scroll-mt-4 flex-col gap-5 rounded-xl border-2 border-accent bg-surface p-5 sm:p-7"
      >
        <h2 id="mailbox-title" className="text-xl font-bold">
          {t('title')}
        </h2>
        {hasCode ? (
          <>
            <p id="mailbox-sent" role="status" className="break-words">
              {t('sent', { email: emailAddress, minutes: MINUTES })}
            </p>
            <TextField
              ref={input}
              id="mailbox-code"
              label={t('label')}
              hint={t('hint')}
              {...(errorText ? { error: errorText } : {})}
              className="max-w-48 text-xl! tracking-widest tabular-nums"
              aria-describedby={`mailbox-sent mailbox-code-hint${errorText ? ' mailbox-code-error' : ''}`}
              inputMode="numeric"
              autoComplete="one-time-code"
              spellCheck={false}
              maxLength={TYPED_MAX_CHARACTERS}
              value={typed}
              onChange={({ target }) => panel.type(target.value)}
            />
          </>
        ) : null}
        {isSentAgain ? <Notice kind="success">{t('sentAgain')}</Notice> : null}
        {problem ? <Notice kind="problem">{t(`problems.${problem}`)}</Notice> : null}
        <div className="flex flex-wrap gap-3">
          {hasCode ? (
            <Button aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void panel.sendAgain())}>
              {t('sendAgain')}
            </Button>
          ) : null}
          <Button onClick={onChangeAddress}>{t('changeAddress')}</Button>
        </div>
        <div className="flex flex-col items-start gap-1 border-t border-line pt-4">
          <p className="text-ink-muted">{t('without.text')}</p>
          <Button
            variant="quiet"
            className="px-0!"
            aria-disabled={isBusy}
            onClick={() => {
              if (isBusy) return;
              panel.goWithout();
              onSubmit();
            }}
          >
            {t('without.button')}
          </Button>
        </div>
      </section>
    </div>
  );
}
