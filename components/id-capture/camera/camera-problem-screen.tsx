import { useEffect, useId, useRef } from 'react';
import { CameraOffIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';
import { CameraScreen } from './camera-screen';
import { CopyLink } from './copy-link';
import type { CameraState } from './use-camera';

type Problem = Extract<CameraState, { kind: 'problem' }>['problem'];

/** Problems that nothing the person does on this page can fix. */
const HOPELESS_PROBLEMS: readonly Problem[] = ['insecure', 'unsupported', 'canvas-dishonest'];

type CameraProblemScreenProps = {
  problem: Problem;
  onTryAgain(): void;
  /** Absent on computers. */
  onPhoneApp: (() => void) | undefined;
  onChooseFile(): void;
  onCancel(): void;
};

/** Explains why there is no live picture, what to do about it, and which alternatives work without one. */
export function CameraProblemScreen({ problem, ...on }: CameraProblemScreenProps) {
  const { t } = useWords('camera');
  const stepId = useId();
  const firstWayRef = useRef<HTMLButtonElement>(null);

  useEffect(() => firstWayRef.current?.focus(), []);

  return (
    <CameraScreen
      picture={
        <div className="mx-auto flex min-h-full max-w-lg flex-col items-center justify-center gap-4 p-6 text-center">
          <CameraOffIcon className="size-14 text-white/70" />
          <p className="text-xl font-bold">{t(`problem.${problem}.title`)}</p>
          <p id={stepId} className="text-lg">
            {t(`problem.${problem}.step`)}
          </p>
          {problem === 'in-app' ? <CopyLink /> : null}
          <div className="flex flex-wrap justify-center gap-3">
            {on.onPhoneApp ? (
              <CameraButton ref={firstWayRef} aria-describedby={stepId} variant="primary" onClick={on.onPhoneApp}>
                {t('phoneApp')}
              </CameraButton>
            ) : null}
            <CameraButton
              ref={on.onPhoneApp ? undefined : firstWayRef}
              aria-describedby={on.onPhoneApp ? undefined : stepId}
              variant="primary"
              onClick={on.onChooseFile}
            >
              {t('chooseFile')}
            </CameraButton>
          </div>
        </div>
      }
    >
      <CameraButton onClick={on.onCancel}>{t('cancel')}</CameraButton>
      {HOPELESS_PROBLEMS.includes(problem) ? null : (
        <CameraButton onClick={on.onTryAgain}>{t('tryAgain')}</CameraButton>
      )}
    </CameraScreen>
  );
}
