import type { ReactNode } from 'react';
import { ConsoleFrame } from '@/components/staff/console-frame';

/** Around the pages of the console. It checks nothing: each page does that itself. */
export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return <ConsoleFrame>{children}</ConsoleFrame>;
}
