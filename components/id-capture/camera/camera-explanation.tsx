import { useEffect, useId, useRef } from 'react';
import { CameraIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';
import { CameraScreen } from './camera-screen';

type CameraExplanationProps = {
  onContinue(): void;
  onPhoneApp: (() => void) | undefined;
  onChooseFile(): void;
  onCancel(): void;
};

/** Explains why the browser is about to ask for the camera, before it does. */
export function CameraExplanation({ onContinue, onPhoneApp, onChooseFile, onCancel }: CameraExplanationProps) {
  const { t } = useWords('camera');
  const stepId = useId();
  const continueRef = useRef<HTMLButtonElement>(null);

  useEffect(() => continueRef.current?.focus(), []);

  return (
    <CameraScreen
      picture={
        <div className="mx-auto flex min-h-full max-w-lg flex-col items-center justify-center gap-4 p-6 text-center">
          <CameraIcon className="size-14 text-white/70" />
          <p className="text-xl font-bold">{t('explain.title')}</p>
          <div id={stepId} className="flex flex-col gap-3 text-lg">
            <p>{t('explain.step')}</p>
            <p>{t('explain.why')}</p>
          </div>
          <CameraButton
            ref={continueRef}
            aria-describedby={stepId}
            variant="primary"
            onClick={onContinue}
            className="px-8"
          >
            {t('explain.continue')}
          </CameraButton>
        </div>
      }
    >
      <CameraButton onClick={onCancel}>{t('cancel')}</CameraButton>
      {onPhoneApp ? <CameraButton onClick={onPhoneApp}>{t('phoneApp')}</CameraButton> : null}
      <CameraButton onClick={onChooseFile}>{t('chooseFile')}</CameraButton>
    </CameraScreen>
  );
}
