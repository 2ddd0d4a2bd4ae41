import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { CustomerRecord } from '@/lib/shared/review/customer-record';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { useWords } from '../../words/use-words';

/** Says that the storage API could not be reached, and offers to try again. */
export function StorageNotice({ problem }: { problem: NonNullable<CustomerRecord['storageProblem']> }) {
  const { t } = useWords('customer-record');
  const router = useRouter();
  const [isAsking, startAsking] = useTransition();
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-warning-soft p-5">
      <p className="font-semibold text-warning">{t(`storage.${problem}`)}</p>
      <Button aria-disabled={isAsking} onClick={() => startAsking(() => router.refresh())}>
        {isAsking ? <Spinner /> : null} {t('storage.tryAgain')}
      </Button>
    </div>
  );
}
