import { useId, useState } from 'react';
import type { LaterActions, LaterLink } from '@/lib/shared/later/later';
import { TextField } from '../form/text-field';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useWords } from '../words/use-words';

type MailLinkProps = { link: LaterLink; mail: NonNullable<LaterActions['mail']> };

/** Emails the link to the person. It is inside the form, so it is not a form itself. */
export function MailLink({ link, mail }: MailLinkProps) {
  const { t } = useWords('later');
  const id = useId();
  const [emailAddress, setEmailAddress] = useState('');
  const [result, setResult] = useState<'sending' | 'sent' | 'invalid' | 'failed'>();

  const send = async () => {
    if (result === 'sending') return;
    setResult('sending');
    const answer = await mail(link, emailAddress).catch(() => undefined);
    const isInvalid = answer?.ok === false && answer.problem === 'invalid-input';
    setResult(answer?.ok ? 'sent' : isInvalid ? 'invalid' : 'failed');
  };

  return (
    <div className="flex flex-col gap-3">
      <TextField
        id={id}
        type="email"
        autoComplete="email"
        label={t('mail.label')}
        hint={t('mail.hint')}
        {...(result === 'invalid' ? { error: t('mail.invalid') } : {})}
        value={emailAddress}
        onChange={({ target }) => {
          setEmailAddress(target.value);
          setResult(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Do not submit the surrounding form.
          event.preventDefault();
          void send();
        }}
      />
      <div>
        <Button aria-disabled={result === 'sending'} onClick={() => void send()}>
          {t('mail.button')}
        </Button>
      </div>
      {result === 'sent' ? <Notice kind="success">{t('mail.sent', { email: emailAddress })}</Notice> : null}
      {result === 'failed' ? <Notice kind="problem">{t('mail.failed')}</Notice> : null}
    </div>
  );
}
