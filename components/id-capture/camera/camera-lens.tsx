import { useState } from 'react';
import { type CameraFeatures, setTorch, setZoom } from '@/lib/browser/camera/camera-features';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';

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
            className="h-11 w-32 accent-white focus-visible:outline-white"
          />
        </label>
      ) : null}
    </>
  );
}
