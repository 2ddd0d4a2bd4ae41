'use client';

import { useActionState } from 'react';
import type { AuthenticatorState } from '@/lib/shared/staff/account-state';
import { TextField } from '../../form/text-field';
import { AskFirst } from '../../ui/ask-first';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { BackupCodes } from './backup-codes';
import { NewAuthenticator } from './new-authenticator';

type AuthenticatorPartProps = {
  isOn: boolean;
  change(state: AuthenticatorState, form: FormData): Promise<AuthenticatorState>;
};

/** Adds, confirms and removes the authenticator app, and creates backup codes. */
export function AuthenticatorPart({ isOn, change }: AuthenticatorPartProps) {
  const { t } = useWords('account');
  const [state, action, isWorking] = useActionState(change, {});
  const { problem, errorId, address, backupCodes, event } = state;
  const isAdding = address !== undefined;
  return (
    <Card title={t('app.title')}>
      <p>{isOn ? t('app.on') : t('app.text')}</p>
      {event ? <Notice kind="success">{t(`app.${event}`)}</Notice> : null}
      {problem ? (
        <Notice kind="problem">
          {problem === 'wrong-code' ? t('app.wrongCode') : t(`problem.${problem}`, { errorId })}
        </Notice>
      ) : null}
      {isAdding ? <NewAuthenticator address={address} action={action} isWorking={isWorking} /> : null}
      {backupCodes && backupCodes.length > 0 ? <BackupCodes codes={backupCodes} /> : null}
      {isAdding ? null : (
        <form action={action} className="flex max-w-form flex-col gap-5">
          <TextField
            id="app-password"
            name="password"
            type="password"
            label={t('currentPassword')}
            autoComplete="current-password"
            required
          />
          <div className="flex flex-wrap gap-3">
            {isOn ? (
              <>
                <AskFirst
                  name="step"
                  value="renew"
                  disabled={isWorking}
                  label={t('app.renew')}
                  question={t('app.renewAsk')}
                  text={t('app.renewText')}
                  confirmLabel={t('app.renew')}
                  cancelLabel={t('app.cancel')}
                />
                <Button type="submit" name="step" value="remove" disabled={isWorking}>
                  {t('app.remove')}
                </Button>
              </>
            ) : (
              <Button type="submit" name="step" value="start" disabled={isWorking}>
                {t('app.add')}
              </Button>
            )}
          </div>
        </form>
      )}
    </Card>
  );
}
