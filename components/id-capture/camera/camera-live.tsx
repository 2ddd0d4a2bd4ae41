import { useEffect, useRef, useState } from 'react';
import type { CameraChoices } from '@/lib/browser/camera/camera-choices';
import { readCameraFeatures } from '@/lib/browser/camera/camera-features';
import { findRegion } from '@/lib/browser/camera/camera-region';
import { takeStill } from '@/lib/browser/camera/take-still';
import type { Rectangle } from '@/lib/vision/card/capture-region';
import { CameraIcon, SwitchIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';
import type { AdviceWords } from './advice-words';
import { CameraButton } from './camera-button';
import { CameraGuide } from './camera-guide';
import { CameraLens } from './camera-lens';
import { CameraOptions } from './camera-options';
import { CameraScreen } from './camera-screen';
import { useAutoCapture } from './use-auto-capture';

export type Still = { photo: Blob; isAutomatic: boolean };

/** Why a capture gave no photo. `black`: the camera shows nothing, and has to be opened again. */
export type CaptureFailure = 'notCaptured' | 'black';

type CameraLiveProps = {
  stream: MediaStream;
  choices: CameraChoices;
  onChoose(change: Partial<CameraChoices>): void;
  /** Absent if there is only one camera. */
  onSwitch?: () => void;
  /** Called with what to tell the person, at most once a second. */
  onAdvice(words: AdviceWords): void;
  onStill(still: Still): void;
  onFailure(failure: CaptureFailure): void;
  onCancel(): void;
};

/** The live picture with the document's outline; captured automatically when it is good, or with the button. */
export function CameraLive({ stream, choices, ...on }: CameraLiveProps) {
  const { t } = useWords('camera');
  const videoRef = useRef<HTMLVideoElement>(null);
  const guideRef = useRef<HTMLDivElement>(null);
  const captureRef = useRef<HTMLButtonElement>(null);
  const [isShowing, setIsShowing] = useState(false);
  const [features] = useState(() => readCameraFeatures(stream));
  const { shape, isAutomatic } = choices;

  useEffect(() => {
    if (videoRef.current) videoRef.current.srcObject = stream;
  }, [stream]);

  useEffect(() => {
    if (isShowing) captureRef.current?.focus();
  }, [isShowing]);

  /** What became of a picture that is no longer there does not matter. */
  const fail = (failure: CaptureFailure) => {
    if (videoRef.current) on.onFailure(failure);
  };
  /** @param region where the document is, if that is known; otherwise the guide's */
  const capture = async (isByItself: boolean, region?: Rectangle) => {
    const video = videoRef.current;
    const guide = guideRef.current;
    if (!video || !guide) return;
    const still = takeStill(video, region ?? findRegion(video, guide));
    await still.then(
      (photo) => (photo ? on.onStill({ photo, isAutomatic: isByItself }) : fail('black')),
      () => fail('notCaptured'),
    );
  };
  const guidance = useAutoCapture({
    videoRef,
    guideRef,
    shape,
    isOn: isShowing && isAutomatic,
    onDue: (region) => capture(true, region),
  });

  const { onAdvice } = on;
  const advice = isAutomatic ? guidance.advice : 'manual';
  const shown = isAutomatic ? guidance.shown : 'manual';
  const { repeats } = guidance;
  const { isFacing, hasTorch, zoom } = features;
  useEffect(
    () => onAdvice({ shown, advice, repeats, shape, isFacing, hasTorch, hasZoom: !!zoom }),
    [onAdvice, shown, advice, repeats, shape, isFacing, hasTorch, zoom],
  );

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
          <CameraGuide ref={guideRef} shape={shape} isReady={isAutomatic && guidance.isReady} />
        </>
      }
      options={
        <>
          <CameraOptions choices={choices} onChange={on.onChoose} />
          <CameraLens stream={stream} features={features} />
        </>
      }
      note={isAutomatic && guidance.isOverdue ? t('overdue') : ''}
    >
      <CameraButton onClick={on.onCancel}>{t('cancel')}</CameraButton>
      <CameraButton
        ref={captureRef}
        variant="primary"
        disabled={!isShowing}
        onClick={() => capture(false)}
        className="px-8"
      >
        <CameraIcon />
        {t('capture')}
      </CameraButton>
      {on.onSwitch ? (
        <CameraButton onClick={on.onSwitch} aria-label={t('switch')}>
          <SwitchIcon />
        </CameraButton>
      ) : null}
    </CameraScreen>
  );
}
