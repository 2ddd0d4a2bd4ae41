import type { ReactNode } from 'react';
import { NarrowPage } from '@/components/ui/narrow-page';
import { serverMessages } from '@/lib/shared/words/server-messages';

export default function ApplicantLayout({ children }: { children: ReactNode }) {
  return <NarrowPage footer={serverMessages.t('footer')}>{children}</NarrowPage>;
}
