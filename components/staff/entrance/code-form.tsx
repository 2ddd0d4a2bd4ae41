'use client';

import Link from 'next/link';
import { useActionState, useState } from 'react';
import { withReturnPath } from '@/lib/shared/staff/return-path';
import type { SignInState } from '@/lib/shared/staff/sign-in-state';
import { SIGN_IN_PATH } from '@/lib/shared/staff/staff-paths';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { PasskeyButton, type PasskeySignIn } from './passkey-button';

type CodeFormProps = {
  enterCode(state: SignInState, form: FormData): Promise<SignInState>;
  passkey: PasskeySignIn;
  /** The page to open afterwards; undefined if none was asked for. */
  returnPath: string | undefined;
};

/** The second step of signing in: an authenticator app code, a backup code, or a passkey. */
export function CodeForm({ enterCode, passkey, returnPath }: CodeFormProps) {
  const { t } = useWords('entrance');
  const [isBackup, setIsBackup] = useState(false);
  const [state, action, isWorking] = useActionState(enterCode, { email: '' });
  return (
    <div className="flex flex-col gap-6">
      {state.problem && !isWorking ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      <form action={action} className="flex flex-col gap-5">
        <input type="hidden" name="kind" value={isBackup ? 'backup' : 'app'} />
        <input type="hidden" name="to" value={returnPath ?? ''} />
        <TextField
          key={String(isBackup)}
          id="code"
          name="code"
          label={isBackup ? t('code.backupLabel') : t('code.label')}
          hint={isBackup ? t('code.backupText') : t('code.text')}
          inputMode={isBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
          required
        />
        <Button type="submit" variant="primary" disabled={isWorking}>
          {t('code.button')}
        </Button>
      </form>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => setIsBackup(!isBackup)}>{isBackup ? t('code.useApp') : t('code.useBackup')}</Button>
        <PasskeyButton passkey={passkey} label={t('code.passkey')} returnPath={returnPath} />
      </div>
      <p>
        <Link
          href={withReturnPath(SIGN_IN_PATH, returnPath)}
          className="font-semibold text-accent underline underline-offset-4"
        >
          {t('code.startAgain')}
        </Link>
      </p>
    </div>
  );
}
