import { useEffect, useId, useRef, useState } from 'react';
import { hasTouchScreen } from '@/lib/browser/camera/has-touch-screen';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { useWords } from '../../words/use-words';
import type { AdviceWords } from './advice-words';
import { CameraExplanation } from './camera-explanation';
import { CameraLive, type CaptureFailure, type Still } from './camera-live';
import { CameraProblemScreen } from './camera-problem-screen';
import { CameraStarting } from './camera-starting';
import { CameraStatus } from './camera-status';
import { CameraStill } from './camera-still';
import { useCamera } from './use-camera';
import { useCameraChoices } from './use-camera-choices';

export type CameraDialogProps = {
  side: DocumentSide;
  onPhoto(photo: Blob): void;
  onChooseFile(): void;
  /** The dialog was closed, for whatever reason. */
  onClose(): void;
};

/** The full-screen camera: live picture, capture, use or retake, and a way forward after any failure. */
export function CameraDialog({ side, onPhoto, onChooseFile, onClose }: CameraDialogProps) {
  const { t } = useWords('id-capture');
  const { t: tCamera } = useWords('camera');
  const titleId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const phoneAppRef = useRef<HTMLInputElement>(null);
  const [still, setStill] = useState<Still>();
  const { state, goOn, tryAgain, trySmaller, switchCamera } = useCamera(!still);
  const { choices, choose } = useCameraChoices();
  const [advice, setAdvice] = useState<AdviceWords>();
  const [failure, setFailure] = useState<CaptureFailure>();

  useEffect(() => dialogRef.current?.showModal(), []);

  const close = () => dialogRef.current?.close();
  const keepStill = (taken: Still) => {
    setStill(taken);
    setFailure(undefined);
  };
  const onFailure = (captureFailure: CaptureFailure) => {
    setFailure(captureFailure);
    if (captureFailure === 'black') trySmaller();
  };
  const handOver = (photo: Blob) => {
    close();
    onPhoto(photo);
  };
  const otherWays = {
    onCancel: close,
    onPhoneApp: hasTouchScreen() ? () => phoneAppRef.current?.click() : undefined,
    onChooseFile: () => {
      close();
      onChooseFile();
    },
  };

  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-screen max-w-none flex-col overscroll-contain scheme-dark bg-black p-0 text-white open:flex"
    >
      <div className="flex flex-col items-center px-4 py-2 text-center [@media(max-height:30rem)]:flex-row [@media(max-height:30rem)]:justify-between [@media(max-height:30rem)]:gap-4">
        <h2 id={titleId} className="font-bold text-white/80">
          {t(`side.${side}.cameraTitle`)}
        </h2>
        <CameraStatus state={state} still={still} failure={failure} advice={advice} />
      </div>
      {still ? (
        <CameraStill
          still={still.photo}
          onUse={() => handOver(still.photo)}
          onRetake={() => setStill(undefined)}
          onCancel={close}
        />
      ) : null}
      {!still && state.kind === 'explain' ? <CameraExplanation onContinue={goOn} {...otherWays} /> : null}
      {!still && state.kind === 'starting' ? <CameraStarting {...otherWays} /> : null}
      {!still && state.kind === 'problem' ? (
        <CameraProblemScreen problem={state.problem} onTryAgain={tryAgain} {...otherWays} />
      ) : null}
      {!still && state.kind === 'live' ? (
        <CameraLive
          key={state.stream.id}
          stream={state.stream}
          choices={choices}
          onChoose={choose}
          onAdvice={setAdvice}
          onSwitch={state.cameraIds.length > 1 ? switchCamera : undefined}
          onStill={keepStill}
          onFailure={onFailure}
          onCancel={close}
        />
      ) : null}
      <input
        ref={phoneAppRef}
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-hidden="true"
        aria-label={tCamera('phoneAppInput')}
        className="sr-only"
        onChange={({ target }) => target.files?.[0] && handOver(target.files[0])}
      />
    </dialog>
  );
}
