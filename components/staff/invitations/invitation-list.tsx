'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { INVITATIONS_PATH } from '@/lib/shared/staff/staff-paths';
import type { InvitationsActionState, ListedInvitation } from '@/lib/shared/submission/invitation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';

type InvitationListProps = {
  invitations: ListedInvitation[];
  /** The id to continue from; undefined on the last page. */
  older: string | undefined;
  isFirstPage: boolean;
  revoke(state: InvitationsActionState, form: FormData): Promise<InvitationsActionState>;
};

const LINK = 'inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4';

const COLOURS = { open: 'text-accent', used: 'text-success', expired: 'text-ink-muted', revoked: 'text-danger' };

/** All invitations, newest first, and what happened to each. */
export function InvitationList({ invitations, older, isFirstPage, revoke }: InvitationListProps) {
  const { t } = useWords('invitations');
  const [state, action, isWorking] = useActionState(revoke, {});
  return (
    <Card title={t('list.title')}>
      {state.isRevoked ? <Notice kind="success">{t('list.revoked')}</Notice> : null}
      {state.problem ? (
        <Notice kind="problem">{t(`problem.${state.problem}`, { errorId: state.errorId })}</Notice>
      ) : null}
      {invitations.length === 0 ? <p>{t('list.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line empty:hidden">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <p className="min-w-0 break-words">
              <bdi className="font-semibold">{invitation.emailAddress}</bdi>{' '}
              <span className={`font-semibold ${COLOURS[invitation.state]}`}>
                {t(`list.state.${invitation.state}`)}
              </span>
              <br />
              <span className="text-ink-muted">
                {invitation.reference ? `${t('list.reference', { reference: invitation.reference })}; ` : null}
                {t('list.made')} <LocalTime at={invitation.createdAt} />,{' '}
                {t(invitation.state === 'expired' ? 'list.ended' : 'list.ends')} <LocalTime at={invitation.expiresAt} />
              </span>
            </p>
            {invitation.state === 'open' ? (
              <form action={action}>
                <input type="hidden" name="id" value={invitation.id} />
                <Button type="submit" disabled={isWorking}>
                  {t('list.revoke')}{' '}
                  <span className="sr-only">
                    (<bdi>{invitation.emailAddress}</bdi>)
                  </span>
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="flex gap-5 empty:hidden">
        {isFirstPage ? null : (
          <Link href={INVITATIONS_PATH} className={LINK}>
            {t('list.first')}
          </Link>
        )}
        {older ? (
          <Link href={`${INVITATIONS_PATH}?after=${encodeURIComponent(older)}`} className={LINK}>
            {t('list.next')}
          </Link>
        ) : null}
      </p>
    </Card>
  );
}
