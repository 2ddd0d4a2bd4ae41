import type { ReactNode } from 'react';
import { StaffWords } from '@/components/words/language-words';

export default function StaffLayout({ children }: { children: ReactNode }) {
  return <StaffWords>{children}</StaffWords>;
}
