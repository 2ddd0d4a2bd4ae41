'use client';

import { useEffect, useState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';

/** Longer than a step's code takes on most connections. */
const SLOW_MS = 10_000;

/** In the place of a step whose code did not load: what was entered is in the draft, so loading the page loses nothing. */
export function StepMissing() {
  const { t } = useWords('form');
  const { t: tPages } = useWords('pages');
  return (
    <>
      <Notice kind="problem">{t('loadFailed')}</Notice>
      <Button variant="primary" className="self-start" onClick={() => window.location.reload()}>
        {tPages('crash.button')}
      </Button>
    </>
  );
}

/** While a step's code loads; the browser's Back can lead to one that was not loaded ahead of time. */
export function StepLoading() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow ? <StepMissing /> : <Spinner />;
}
