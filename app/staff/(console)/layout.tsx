import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/staff/frame/console-frame';
import { requireStaffSession } from '@/lib/server/door/staff-pages';
import { endIdleSession, signOutHere, staySignedIn } from './session-actions';

/** Around the pages of the console. What a page may show, the page itself checks. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { member } = await requireStaffSession();
  return (
    <ConsoleFrame name={member.name} role={member.role} signOut={signOutHere} idle={{ staySignedIn, endIdleSession }}>
      {children}
    </ConsoleFrame>
  );
}
