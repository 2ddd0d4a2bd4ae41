import { useState } from 'react';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useTakesCookies } from '../ui/use-takes-cookies';
import { useWords } from '../words/use-words';

type PhoneIntroProps = { onGoOn(): Promise<unknown>; onCancel(): Promise<unknown>; hasTrouble: boolean };

/**
 * Shown before this phone is linked to the form: what will happen, and a warning that protects against links from
 * strangers.
 */
export function PhoneIntro({ onGoOn, onCancel, hasTrouble }: PhoneIntroProps) {
  const { t } = useWords('handoff');
  const [isWorking, setIsWorking] = useState(false);
  // Without one, the portal cannot tell this phone from another, and the link would be used up.
  const takesCookies = useTakesCookies();
  const work = async (action: () => Promise<unknown>) => {
    if (isWorking) return;
    setIsWorking(true);
    await action();
    setIsWorking(false);
  };
  return (
    <>
      <p>{t('phone.new.text')}</p>
      <div className="flex flex-col gap-1 rounded-lg bg-warning-soft p-4 text-warning">
        <h2 className="font-bold">{t('phone.new.warningTitle')}</h2>
        <p>{t('phone.new.warning')}</p>
      </div>
      <div className="flex flex-col gap-3">
        {takesCookies ? (
          <Button
            variant="primary"
            className="min-h-14 text-lg"
            aria-disabled={isWorking}
            onClick={() => void work(onGoOn)}
          >
            {isWorking ? <Spinner /> : null}
            {t('phone.new.goOn')}
          </Button>
        ) : null}
        <Button aria-disabled={isWorking} onClick={() => void work(onCancel)}>
          {t('phone.new.cancel')}
        </Button>
      </div>
      <p role="status" className="font-semibold text-danger empty:hidden">
        {takesCookies ? null : t('phone.new.noCookies')}
        {hasTrouble && !isWorking ? t('phone.problem.text') : null}
      </p>
    </>
  );
}
