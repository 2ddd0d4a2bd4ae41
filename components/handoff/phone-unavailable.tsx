'use client';

import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { PhoneScreen } from './phone-screen';

/** Shown when the portal cannot tell what happened to the link. */
export function PhoneUnavailable() {
  const { t } = useWords('handoff');
  return (
    <PhoneScreen title={t('phone.problem.title')} takesFocus={false}>
      <p>{t('phone.problem.text')}</p>
      <Button variant="primary" className="self-start" onClick={() => window.location.reload()}>
        {t('phone.problem.button')}
      </Button>
    </PhoneScreen>
  );
}
