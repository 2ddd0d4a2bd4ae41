import type { ReactNode } from 'react';
import { StaffMessagesProvider } from '@/components/staff/frame/staff-messages-provider';

export default function StaffLayout({ children }: { children: ReactNode }) {
  return <StaffMessagesProvider>{children}</StaffMessagesProvider>;
}
