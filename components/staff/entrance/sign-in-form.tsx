'use client';

import { useActionState } from 'react';
import type { SignInState } from '@/lib/shared/staff/sign-in-state';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { PasskeyButton, type PasskeySignIn } from './passkey-button';

type SignInFormProps = {
  signIn(state: SignInState, form: FormData): Promise<SignInState>;
  passkey: PasskeySignIn;
  /** Undefined if not configured. */
  singleSignOn?: { name: string | undefined; start(form: FormData): Promise<void> } | undefined;
  /** The page to open afterwards; undefined if none was asked for. */
  returnPath: string | undefined;
  initial: SignInState;
};

/** The first step of signing in: password, passkey, or the company's single sign-on. */
export function SignInForm({ signIn, passkey, singleSignOn, returnPath, initial }: SignInFormProps) {
  const { t } = useWords('entrance');
  const [state, action, isWorking] = useActionState(signIn, initial);
  return (
    <div className="flex flex-col gap-6">
      {state.problem && !isWorking ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      <form action={action} className="flex flex-col gap-5">
        <input type="hidden" name="to" value={returnPath ?? ''} />
        <TextField
          key={state.email}
          id="email"
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username webauthn"
          defaultValue={state.email}
          required
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          required
        />
        <Button type="submit" variant="primary" disabled={isWorking}>
          {isWorking ? t('signIn.working') : t('signIn.button')}
        </Button>
      </form>
      <p className="text-center text-ink-muted">{t('signIn.or')}</p>
      <PasskeyButton passkey={passkey} label={t('signIn.passkey')} returnPath={returnPath} />
      {singleSignOn ? (
        <form action={singleSignOn.start} className="grid">
          <input type="hidden" name="to" value={returnPath ?? ''} />
          <Button type="submit">
            {t('signIn.singleSignOn', { name: singleSignOn.name ?? t('signIn.singleSignOnFallback') })}
          </Button>
        </form>
      ) : null}
      <p className="text-base text-ink-muted">{t('signIn.help')}</p>
    </div>
  );
}
