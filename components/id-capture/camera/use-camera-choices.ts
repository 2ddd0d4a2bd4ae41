import { useState } from 'react';
import { type CameraChoices, findCameraChoices, keepCameraChoices } from '@/lib/browser/camera/camera-choices';

/** The person's choices on the camera screen, kept for the visit. */
export function useCameraChoices() {
  const [choices, setChoices] = useState(findCameraChoices);
  const choose = (change: Partial<CameraChoices>) => {
    const changed = { ...choices, ...change };
    setChoices(changed);
    keepCameraChoices(changed);
  };
  return { choices, choose };
}
