import type { Metadata } from 'next';
import { MembersPage } from '@/components/staff/members/members-page';
import { listMembers, listOpenInvitations } from '@/lib/server/auth/members';
import { requireStaffPage } from '@/lib/server/auth/require-staff';
import { getDatabase } from '@/lib/server/db/get-database';
import { serverMessages } from '@/lib/shared/server-messages';
import { changeMembers } from './actions';

export const metadata: Metadata = { title: serverMessages.t('title', { ns: 'members' }) };

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
