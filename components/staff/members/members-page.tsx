'use client';

import { useActionState } from 'react';
import type { MemberRow, MembersState } from '@/lib/shared/staff/members-state';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { InviteForm } from './invite-form';
import { MemberItem } from './member-item';
import { NewLink } from './new-link';

type MembersPageProps = {
  ownId: string;
  members: MemberRow[];
  invitations: { emailAddress: string; role: StaffRole; expiresAt: number }[];
  change(state: MembersState, form: FormData): Promise<MembersState>;
};

/** Who may sign in, and everything an administrator can do about it. */
export function MembersPage({ ownId, members, invitations, change }: MembersPageProps) {
  const { t } = useWords('members');
  const [state, action, isWorking] = useActionState(change, {});
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        <p className="text-ink-muted">{t('introduction')}</p>
      </header>
      {state.problem ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      {state.isDone ? <Notice kind="success">{t('done')}</Notice> : null}
      {state.link ? <NewLink link={state.link} /> : null}
      <InviteForm action={action} isWorking={isWorking} />
      {invitations.length > 0 ? (
        <Card title={t('invite.open')}>
          <ul className="flex flex-col divide-y divide-line">
            {invitations.map(({ emailAddress, role, expiresAt }) => (
              <li key={emailAddress} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <p className="min-w-0 break-words">
                  <bdi className="font-semibold">{emailAddress}</bdi>, {t(`roleName.${role}`)}
                  <br />
                  <span className="text-ink-muted">
                    {t('invite.ends')} <LocalTime at={expiresAt} />
                  </span>
                </p>
                <form action={action}>
                  <input type="hidden" name="email" value={emailAddress} />
                  <Button type="submit" name="change" value="withdraw" disabled={isWorking}>
                    {t('invite.withdraw')}{' '}
                    <span className="sr-only">
                      (<bdi>{emailAddress}</bdi>)
                    </span>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('list.title')}>
        <ul className="flex flex-col divide-y divide-line">
          {members.map((member) => (
            <MemberItem
              key={member.id}
              member={member}
              isSelf={member.id === ownId}
              action={action}
              isWorking={isWorking}
            />
          ))}
        </ul>
      </Card>
    </>
  );
}
