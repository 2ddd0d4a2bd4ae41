'use client';

import { useActionState } from 'react';
import type { JoinState } from '@/lib/shared/staff/join-state';
import { PasswordField } from '../../form/password-field';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';

type JoinFormProps = {
  kind: 'setup' | 'join' | 'reset';
  join(state: JoinState, form: FormData): Promise<JoinState>;
};

/** Creates an account from a link, or sets a new password for one. */
export function JoinForm({ kind, join }: JoinFormProps) {
  const { t } = useWords('entrance');
  const [state, action, isWorking] = useActionState(join, { name: '', email: '', fields: {} });
  const { fields } = state;
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      {state.problem && !isWorking ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      {kind === 'reset' ? null : (
        <TextField
          key={`name-${state.name}`}
          id="name"
          name="name"
          label={t('join.name')}
          autoComplete="name"
          defaultValue={state.name}
          error={fields.name && t(`fields.name.${fields.name}`)}
        />
      )}
      {kind === 'setup' ? (
        <TextField
          key={`email-${state.email}`}
          id="email"
          name="email"
          type="email"
          label={t('join.email')}
          autoComplete="username"
          defaultValue={state.email}
          error={fields.email && t(`fields.email.${fields.email}`)}
        />
      ) : null}
      <PasswordField
        id="password"
        name="password"
        label={t('join.password')}
        showLabel={t('join.showPassword')}
        hint={t('join.passwordHint')}
        autoComplete="new-password"
        error={fields.password && t(`fields.password.${fields.password}`)}
      />
      <Button type="submit" variant="primary" disabled={isWorking}>
        {t('join.button')}
      </Button>
    </form>
  );
}
