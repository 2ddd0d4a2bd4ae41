'use client';

import { useActionState } from 'react';
import type { PasswordState } from '@/lib/shared/staff/account-state';
import { PasswordField } from '../../form/password-field';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';

type PasswordPartProps = { change(state: PasswordState, form: FormData): Promise<PasswordState> };

/** Changes one's own password. */
export function PasswordPart({ change }: PasswordPartProps) {
  const { t } = useWords('account');
  const { t: tEntrance } = useWords('entrance');
  const [state, action, isWorking] = useActionState(change, {});
  return (
    <Card title={t('password.title')}>
      {state.isDone ? <Notice kind="success">{t('password.done')}</Notice> : null}
      {state.problem ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      <form action={action} className="flex max-w-form flex-col gap-5">
        <TextField
          id="current-password"
          name="current"
          type="password"
          label={t('currentPassword')}
          autoComplete="current-password"
          required
        />
        <PasswordField
          id="new-password"
          name="chosen"
          label={t('password.chosen')}
          hint={t('password.hint')}
          showLabel={tEntrance('join.showPassword')}
          autoComplete="new-password"
          error={state.chosen && tEntrance(`fields.password.${state.chosen}`)}
          required
        />
        <Button type="submit" disabled={isWorking} className="self-start">
          {t('password.button')}
        </Button>
      </form>
    </Card>
  );
}
