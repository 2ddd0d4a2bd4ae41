'use client';

import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { PhoneScreen } from './phone-screen';

/** When the portal cannot say what became of the link. */
export function PhoneUnavailable() {
  const { t } = useTranslation('handoff');
  return (
    <PhoneScreen title={t('phone.problem.title')} takesFocus={false}>
      <p>{t('phone.problem.text')}</p>
      <Button variant="primary" className="self-start" onClick={() => window.location.reload()}>
        {t('phone.problem.button')}
      </Button>
    </PhoneScreen>
  );
}
