import { useEffect, useRef } from 'react';
import { BlobImage } from '../../ui/blob-image';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';
import { CameraScreen } from './camera-screen';

type CameraStillProps = { still: Blob; onUse(): void; onRetake(): void; onCancel(): void };

/** The whole photo that was just taken, to use or retake. */
export function CameraStill({ still, onUse, onRetake, onCancel }: CameraStillProps) {
  const { t } = useWords('camera');
  const buttonRef = useRef<HTMLButtonElement>(null);

  useEffect(() => buttonRef.current?.focus(), []);

  return (
    <CameraScreen
      picture={<BlobImage blob={still} alt={t('stillAlt')} className="absolute size-full object-contain" />}
    >
      <CameraButton onClick={onCancel}>{t('cancel')}</CameraButton>
      <CameraButton onClick={onRetake}>{t('retake')}</CameraButton>
      <CameraButton ref={buttonRef} variant="primary" onClick={onUse} className="px-8">
        {t('usePhoto')}
      </CameraButton>
    </CameraScreen>
  );
}
