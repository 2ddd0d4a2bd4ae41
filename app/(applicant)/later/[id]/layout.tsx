import type { ReactNode } from 'react';
import { ApplicantWords } from '@/components/words/language-words';

export default function WordsLayout({ children }: { children: ReactNode }) {
  return <ApplicantWords>{children}</ApplicantWords>;
}
