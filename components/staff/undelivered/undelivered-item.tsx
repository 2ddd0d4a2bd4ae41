import { useEffect, useRef, useState } from 'react';
import type { Undelivered } from '@/lib/shared/outbox/undelivered';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { LocalTime } from '../kit/local-time';
import { StoredText } from '../kit/stored-text';

type UndeliveredItemProps = {
  item: Undelivered;
  isBusy: boolean;
  sendAgain(id: string): void;
  giveUp(id: string): void;
};

/** One submission that is not tried any more. Giving it up is asked once. */
export function UndeliveredItem({ item, isBusy, sendAgain, giveUp }: UndeliveredItemProps) {
  const { t } = useWords('undelivered');
  /** Undefined until somebody was asked. */
  const [isAsking, setIsAsking] = useState<boolean>();
  const question = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  // Whichever was pressed is gone.
  useEffect(() => {
    if (isAsking !== undefined) (isAsking ? question : back).current?.focus();
  }, [isAsking]);
  const { id, name, emailAddress, reason, tries, receivedAt, expiresAt } = item;
  const known = name || emailAddress;
  const who = <span className="sr-only"> ({known ? <StoredText>{known}</StoredText> : t('unreadable')})</span>;
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex flex-wrap items-baseline gap-x-6">
        <span className="font-semibold wrap-anywhere">{name ? <StoredText>{name}</StoredText> : t('unreadable')}</span>
        <StoredText className="min-w-0 flex-1 basis-64 break-all">{emailAddress}</StoredText>
        <span className="flex flex-wrap gap-x-4 text-ink-muted">
          <span>
            {t('received')} <LocalTime at={receivedAt} />
          </span>
          <span>
            {t('keptUntil')} <LocalTime at={expiresAt} />
          </span>
          <span>{t('tries', { count: tries })}</span>
        </span>
      </div>
      <p>{t(`reasons.${reason}`)}</p>
      {isAsking ? (
        <div className="flex flex-col gap-3 rounded-lg border border-line-strong bg-surface-muted p-4">
          <h2 ref={question} tabIndex={-1} className="text-lg font-bold outline-none">
            {t('sure.title')}
          </h2>
          <p>{t('sure.text')}</p>
          <p className="flex flex-wrap gap-3">
            <Button aria-disabled={isBusy} onClick={() => giveUp(id)}>
              {t('sure.yes')}
              {who}
            </Button>
            <Button variant="quiet" onClick={() => setIsAsking(false)}>
              {t('sure.no')}
            </Button>
          </p>
        </div>
      ) : (
        <p className="flex flex-wrap gap-3">
          <Button variant="primary" aria-disabled={isBusy} onClick={() => sendAgain(id)}>
            {t('sendAgain')}
            {who}
          </Button>
          <Button ref={back} onClick={() => setIsAsking(true)}>
            {t('giveUp')}
            {who}
          </Button>
        </p>
      )}
    </li>
  );
}
