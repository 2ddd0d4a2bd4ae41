import Link from 'next/link';
import { useRef } from 'react';
import { nextPendingPath } from '@/lib/shared/staff/staff-paths';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { useSingleKeys } from '../kit/use-single-keys';

/** Links to the next customer waiting for a decision. */
export function NextPendingLink({ customerId }: { customerId: string }) {
  const { t } = useWords('customer-record');
  const link = useRef<HTMLAnchorElement>(null);
  useSingleKeys({ n: () => link.current?.click() });
  return (
    <Link
      ref={link}
      href={nextPendingPath(customerId)}
      prefetch={false}
      aria-keyshortcuts="n"
      className="link gap-2 font-semibold text-accent"
    >
      {t('next.link')} <KeyHint>N</KeyHint>
    </Link>
  );
}
