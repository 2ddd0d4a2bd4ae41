'use client';

import { useActionState } from 'react';
import type { InvitationsActionState } from '@/lib/shared/submission/invitation';
import { ASKED_PREFILL_FIELDS } from '@/lib/shared/submission/prefill-fields';
import { LANGUAGES } from '@/lib/shared/words/languages';
import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { FilterSelect } from '../kit/filter-controls';
import { MadeInvitation } from './made-invitation';

type InviteCustomerProps = {
  make(state: InvitationsActionState, form: FormData): Promise<InvitationsActionState>;
  defaultDays: number;
  canSendMail: boolean;
};

/** Creates an invitation, and shows its link only this once. */
export function InviteCustomer({ make, defaultDays, canSendMail }: InviteCustomerProps) {
  const { t } = useWords('invitations');
  const form = useWords('form');
  const languages = Object.entries(LANGUAGES).map(([tag, { name }]) => [tag, name] as const);
  const [state, action, isWorking] = useActionState(make, {});
  return (
    <>
      {state.made ? <MadeInvitation key={state.made.url} made={state.made} /> : null}
      <Card title={t('make.title')}>
        {state.problem ? (
          <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
        ) : null}
        <form action={action} className="flex max-w-form flex-col gap-5">
          <TextField
            id="invite-email"
            name="email"
            type="email"
            label={t('make.email')}
            hint={t('make.emailHint')}
            autoComplete="off"
            required
          />
          <TextField
            id="invite-reference"
            name="reference"
            label={t('make.reference')}
            autoComplete="off"
            maxLength={255}
          />
          <TextField
            id="invite-days"
            name="days"
            type="number"
            min={1}
            max={90}
            label={t('make.days')}
            defaultValue={defaultDays}
            className="w-28!"
          />
          <details className="rounded-lg border border-line p-4">
            <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">{t('make.more')}</summary>
            <div className="mt-4 flex flex-col gap-5">
              {ASKED_PREFILL_FIELDS.map((name) => (
                <TextField
                  key={name}
                  id={`invite-${name}`}
                  name={name}
                  label={form.t(`fields.${name}`)}
                  autoComplete="off"
                  maxLength={255}
                />
              ))}
            </div>
          </details>
          {canSendMail ? (
            <label className="inline-flex min-h-11 items-center gap-3">
              <input type="checkbox" name="mail" defaultChecked className="size-5 shrink-0 accent-accent" />
              {t('make.mail')}
            </label>
          ) : null}
          <FilterSelect id="invite-language" name="language" label={t('make.language')} any={t('make.languageUnknown')}>
            {languages.map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </FilterSelect>
          <Button type="submit" variant="primary" disabled={isWorking} className="self-start">
            {t('make.button')}
          </Button>
        </form>
      </Card>
    </>
  );
}
