import type { Metadata } from 'next';
import { MembersPage } from '@/components/staff/members/members-page';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffPage } from '@/lib/server/door/staff-pages';
import { getWords } from '@/lib/server/request-words';
import { listMembers, listOpenInvitations } from '@/lib/server/staff/accounts/members';
import { changeMembers } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('members');
  return { title: t('title') };
}

export default async function StaffMembersPage() {
  const member = await requireStaffPage('manage-staff');
  const database = await getDatabase();
  return (
    <MembersPage
      ownId={member.id}
      members={await listMembers(database, member)}
      invitations={await listOpenInvitations(database, member, Date.now())}
      change={changeMembers}
    />
  );
}
