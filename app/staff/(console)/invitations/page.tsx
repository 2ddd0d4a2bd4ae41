import type { Metadata } from 'next';
import { InvitationList } from '@/components/staff/invitations/invitation-list';
import { InviteCustomer } from '@/components/staff/invitations/invite-customer';
import { listInvitations } from '@/lib/server/applications/invitations/list-invitations';
import { INVITATION_DEFAULT_DAYS } from '@/lib/server/applications/invitations/make-invitation';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { findInvited } from '@/lib/server/lookup/find-invited';
import { canSendMail } from '@/lib/server/mail/send-mail';
import { getWords } from '@/lib/server/request-words';
import { getStorage } from '@/lib/server/storage/get-storage';
import { makeInvitationLink, withdrawInvitation } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('invitations');
  return { title: t('title') };
}

type InvitationsPageProps = { searchParams: Promise<{ after?: string | string[] }> };

export default async function InvitationsPage({ searchParams }: InvitationsPageProps) {
  const member = await requireStaffPage('invite-customers');
  const { t } = await getWords('invitations');
  const { after } = await searchParams;
  const olderThan = typeof after === 'string' ? after : undefined;
  const database = await getDatabase();
  const { directory } = await getStorage();
  const now = Date.now();
  const page = await listInvitations(database, member, { olderThan, now });
  const used = page.invitations.filter(({ state }) => state === 'used');
  const invited = await findInvited(member, { database, directory }, used, now);
  return (
    <>
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl font-bold">{t('title')}</h1>
        <p className="text-ink-muted">{t('introduction')}</p>
      </header>
      <InviteCustomer make={makeInvitationLink} defaultDays={INVITATION_DEFAULT_DAYS} canSendMail={canSendMail()} />
      <InvitationList {...page} invited={invited} isFirstPage={olderThan === undefined} revoke={withdrawInvitation} />
    </>
  );
}
