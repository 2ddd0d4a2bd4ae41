import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/staff/frame/console-frame';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { requireStaffSession } from '@/lib/server/door/staff-pages';
import { countHeld } from '@/lib/server/review-held/list-held';
import { countUndelivered } from '@/lib/server/review-outbox/undelivered';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { shouldTellOfResets } from '@/lib/server/staff/own-account/own-resets';
import { hasPermission } from '@/lib/shared/staff/staff';
import { endIdleSession, signOutHere, staySignedIn } from './session-actions';

/** Layout for the console pages. Each page checks for itself what it may show. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await requireStaffSession();
  const { member } = session;
  const mayDecide = hasPermission(member.role, 'decide');
  const heldCount = mayDecide ? await countHeld(await getDatabase(), member, Date.now()) : 0;
  const { waiting, dead } = mayDecide ? await countUndelivered(await getDatabase(), member) : { waiting: 0, dead: 0 };
  return (
    <ConsoleFrame
      name={member.name}
      role={member.role}
      heldCount={heldCount}
      undeliveredCount={waiting + dead > 0 ? dead : undefined}
      hasResetNotice={await shouldTellOfResets(await getStaffEntrance(), session, Date.now())}
      signOut={signOutHere}
      idle={{ staySignedIn, endIdleSession }}
    >
      {children}
    </ConsoleFrame>
  );
}
