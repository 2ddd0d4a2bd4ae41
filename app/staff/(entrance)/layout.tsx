import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/frame/narrow-page';

/** Around the pages of those who are not signed in yet. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return <NarrowPage>{children}</NarrowPage>;
}
