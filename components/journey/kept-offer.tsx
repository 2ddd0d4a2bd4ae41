import { useState } from 'react';
import { dateFormat } from '@/lib/shared/words/formats';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';

type KeptOfferProps = {
  /** Epoch milliseconds. */
  until: number;
  /** Called with the form that leads to the steps. */
  onGoOn: (form: HTMLFormElement | null) => Promise<void>;
  onStartOver: () => Promise<void>;
};

/** Asks whether to go on with a form that is kept on this device: somebody else may have begun it. */
export function KeptOffer({ until, onGoOn, onStartOver }: KeptOfferProps) {
  const { t, language } = useWords('journey');
  const [isGoing, setIsGoing] = useState(false);
  const date = dateFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(until);
  return (
    <>
      <div role="status" className="flex flex-col gap-1 px-1">
        <h2 className="text-xl font-bold">{t('start.kept.title')}</h2>
        <p>{t('start.kept.text', { date })}</p>
      </div>
      <Button
        variant="primary"
        className="min-h-14 w-full text-lg"
        aria-disabled={isGoing}
        onClick={({ currentTarget }) => {
          if (isGoing) return;
          setIsGoing(true);
          void onGoOn(currentTarget.form);
        }}
      >
        {isGoing ? <Spinner /> : null}
        {t('start.kept.goOn')}
      </Button>
      <Button className="w-full" onClick={() => void onStartOver()}>
        {t('start.kept.startOver')}
      </Button>
      <p className="px-1 text-ink-muted">{t('start.kept.warning')}</p>
    </>
  );
}
