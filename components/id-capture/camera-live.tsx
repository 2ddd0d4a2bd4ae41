import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeStill } from '@/lib/browser/take-still';
import { CameraButton } from './camera-button';
import { CameraGuide } from './camera-guide';
import { CameraScreen } from './camera-screen';
import { CameraIcon, SwitchIcon } from './icons';

type CameraLiveProps = {
  stream: MediaStream;
  /** Absent where there is one camera only. */
  onSwitch?: () => void;
  onStill(still: Blob): void;
  onFailure(): void;
  onCancel(): void;
};

/** The live picture with the card's outline, and the button that captures it. */
export function CameraLive({ stream, onSwitch, onStill, onFailure, onCancel }: CameraLiveProps) {
  const { t } = useTranslation('id-capture');
  const videoRef = useRef<HTMLVideoElement>(null);
  const captureRef = useRef<HTMLButtonElement>(null);
  const [isShowing, setIsShowing] = useState(false);

  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = stream;
  }, [stream]);

  useEffect(() => {
    if (isShowing) captureRef.current?.focus();
  }, [isShowing]);

  const capture = async () => {
    if (videoRef.current) await takeStill(videoRef.current).then(onStill, onFailure);
  };

  return (
    <CameraScreen
      picture={
        <>
          <video
            ref={videoRef}
            autoPlay
            muted
            playsInline
            onPlaying={() => setIsShowing(true)}
            className="absolute size-full object-cover"
          />
          <CameraGuide />
        </>
      }
    >
      <CameraButton onClick={onCancel}>{t('camera.cancel')}</CameraButton>
      <CameraButton ref={captureRef} variant="primary" disabled={!isShowing} onClick={capture} className="px-8">
        <CameraIcon />
        {t('camera.capture')}
      </CameraButton>
      {onSwitch ? (
        <CameraButton onClick={onSwitch}>
          <SwitchIcon />
          {t('camera.switch')}
        </CameraButton>
      ) : null}
    </CameraScreen>
  );
}
