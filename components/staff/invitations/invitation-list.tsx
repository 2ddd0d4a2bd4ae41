'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { INVITATIONS_PATH } from '@/lib/shared/staff/staff-paths';
import type { InvitationsActionState, InvitedPlace, ListedInvitation } from '@/lib/shared/submission/invitation';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';

type InvitationListProps = {
  invitations: ListedInvitation[];
  /** The id to continue from; undefined on the last page. */
  older: string | undefined;
  isFirstPage: boolean;
  /** Where used invitations led, by id, as far as the viewer may see it. */
  invited: Record<string, InvitedPlace>;
  revoke(state: InvitationsActionState, form: FormData): Promise<InvitationsActionState>;
};

const LINK = 'link font-semibold text-accent';

const COLOURS = { open: 'text-accent', used: 'text-success', expired: 'text-ink-muted', revoked: 'text-danger' };

type InvitedLinkProps = { place: InvitedPlace | undefined; emailAddress: string };

/** Leads to the customer whom an invitation brought, or to what is held of them. */
function InvitedLink({ place, emailAddress }: InvitedLinkProps) {
  const { t } = useWords('invitations');
  if (!place) return null;
  return (
    <Link href={place.path} prefetch={false} className={LINK}>
      <span>
        {t(`list.${place.kind}`)}{' '}
        <span className="sr-only">
          (<bdi>{emailAddress}</bdi>)
        </span>
      </span>
    </Link>
  );
}

/** All invitations, newest first, and what happened to each. */
export function InvitationList({ invitations, older, isFirstPage, invited, revoke }: InvitationListProps) {
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
              <StoredText className="font-semibold">{invitation.emailAddress}</StoredText>{' '}
              <span className={`font-semibold ${COLOURS[invitation.state]}`}>
                {t(`list.state.${invitation.state}`)}
              </span>
              <span className="flex flex-wrap gap-x-4 text-ink-muted">
                {invitation.reference ? (
                  <StoredText className="min-w-0">
                    {t('list.reference', { reference: invitation.reference })}
                  </StoredText>
                ) : null}
                <span>
                  {t('list.made')} <LocalTime at={invitation.createdAt} />
                </span>
                <span>
                  {t(invitation.state === 'expired' ? 'list.ended' : 'list.ends')}{' '}
                  <LocalTime at={invitation.expiresAt} />
                </span>
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
            <InvitedLink place={invited[invitation.id]} emailAddress={invitation.emailAddress} />
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
