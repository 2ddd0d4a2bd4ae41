import { useState, useTransition } from 'react';
import type { WithdrawOutcome } from '@/lib/shared/review/customer-record';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

export type WithdrawStatusLinks = (customerId: string) => Promise<WithdrawOutcome>;

type StatusLinksProps = { customerId: string; count: number; withdraw: WithdrawStatusLinks };

/** How many links show the customer this record's status, and a button that revokes them all. */
export function StatusLinks({ customerId, count, withdraw }: StatusLinksProps) {
  const { t } = useWords('customer-record');
  const [outcome, setOutcome] = useState<WithdrawOutcome | 'no-answer'>();
  const [isBusy, startWork] = useTransition();
  const press = () => {
    startWork(async () => setOutcome(await withdraw(customerId).catch(() => 'no-answer' as const)));
  };
  const failed =
    outcome === 'no-answer' ? { problem: outcome, errorId: undefined } : outcome?.kind === 'failed' && outcome;
  return (
    <section aria-labelledby="links-title" className="flex flex-col gap-3 rounded-xl border border-line bg-surface p-5">
      <h2 id="links-title" className="text-xl font-bold">
        {t('links.title')}
      </h2>
      <p>{count === 0 ? t('links.none') : t('links.count', { count })}</p>
      {count > 0 ? (
        <Button className="self-start" disabled={isBusy} onClick={press}>
          {t('links.withdraw')}
        </Button>
      ) : null}
      <p role="status" className="font-semibold empty:hidden">
        {outcome !== undefined && !failed ? t('links.withdrawn') : null}
      </p>
      {failed ? (
        <p role="alert" className="font-semibold text-danger">
          {t(`links.problems.${failed.problem}`, { errorId: failed.errorId })}
        </p>
      ) : null}
    </section>
  );
}
