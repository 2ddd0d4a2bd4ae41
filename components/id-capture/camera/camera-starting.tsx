import { CameraIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';
import { CameraScreen } from './camera-screen';

type CameraStartingProps = { onPhoneApp: (() => void) | undefined; onChooseFile(): void; onCancel(): void };

/** Shown while the camera starts, or while the browser asks for permission: the alternatives stay available. */
export function CameraStarting({ onPhoneApp, onChooseFile, onCancel }: CameraStartingProps) {
  const { t } = useWords('camera');
  return (
    <CameraScreen
      picture={
        <div className="flex min-h-full flex-col items-center justify-center gap-4 p-6 text-center">
          <CameraIcon className="size-14 text-white/70" />
          <p className="text-lg">{t('startingHint')}</p>
        </div>
      }
    >
      <CameraButton onClick={onCancel}>{t('cancel')}</CameraButton>
      {onPhoneApp ? <CameraButton onClick={onPhoneApp}>{t('phoneApp')}</CameraButton> : null}
      <CameraButton onClick={onChooseFile}>{t('chooseFile')}</CameraButton>
    </CameraScreen>
  );
}
