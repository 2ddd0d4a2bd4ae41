import { useTranslation } from 'react-i18next';
import type { CameraState } from './use-camera';

type CameraStatusProps = { state: CameraState; hasStill: boolean; isNotCaptured: boolean };

/** Says, also to screen readers, what is on and what to do now. A problem's words stand on its own screen. */
export function CameraStatus({ state, hasStill, isNotCaptured }: CameraStatusProps) {
  const { t } = useTranslation('id-capture');
  const words = () => {
    if (hasStill) return t('camera.captured');
    if (state.kind === 'starting') return t('camera.starting');
    if (state.kind === 'problem') return t(`camera.problem.${state.problem}.title`);
    return isNotCaptured ? t('camera.notCaptured') : t('camera.guide');
  };
  return (
    <p role="status" className={state.kind === 'problem' && !hasStill ? 'sr-only' : undefined}>
      {words()}
    </p>
  );
}
