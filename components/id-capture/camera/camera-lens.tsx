import { useState } from 'react';
import { type CameraFeatures, setTorch, setZoom } from '@/lib/browser/camera/camera-features';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';

/** Drawn here, because the native track is dark on this dark screen in WebKit. */
const TRACKS =
  '[&::-webkit-slider-runnable-track]:h-1 [&::-webkit-slider-runnable-track]:rounded-full [&::-webkit-slider-runnable-track]:bg-white/60 [&::-moz-range-track]:h-1 [&::-moz-range-track]:rounded-full [&::-moz-range-track]:bg-white/60';
const THUMBS =
  '[&::-webkit-slider-thumb]:-mt-2.5 [&::-webkit-slider-thumb]:size-6 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-white [&::-moz-range-thumb]:size-6 [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-white';
const SLIDER = `h-11 w-32 appearance-none bg-transparent focus-visible:outline-white forced-colors:appearance-auto ${TRACKS} ${THUMBS}`;

type CameraLensProps = { stream: MediaStream; features: CameraFeatures };

/** The camera's light and zoom controls, if it has them. */
export function CameraLens({ stream, features: { hasTorch, zoom } }: CameraLensProps) {
  const { t } = useWords('camera');
  const [isLit, setIsLit] = useState(false);
  const [zoomValue, setZoomValue] = useState(zoom?.value ?? 1);

  const changeLight = async () => {
    if (await setTorch(stream, !isLit)) setIsLit(!isLit);
  };
  const changeZoom = (value: number) => {
    setZoomValue(value);
    void setZoom(stream, value);
  };

  return (
    <>
      {hasTorch ? (
        <CameraButton aria-pressed={isLit} variant={isLit ? 'primary' : 'secondary'} onClick={changeLight}>
          {t('light')}
        </CameraButton>
      ) : null}
      {zoom ? (
        <label className="flex min-h-11 items-center gap-2 font-semibold">
          {t('zoom')}
          <input
            type="range"
            min={zoom.min}
            max={zoom.max}
            step={zoom.step}
            value={zoomValue}
            onChange={({ target }) => changeZoom(target.valueAsNumber)}
            className={SLIDER}
          />
        </label>
      ) : null}
    </>
  );
}
