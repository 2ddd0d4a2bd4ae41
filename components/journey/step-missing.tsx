'use client';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useWords } from '../words/use-words';

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
