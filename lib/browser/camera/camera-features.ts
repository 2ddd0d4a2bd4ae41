import { hasTouchScreen } from './has-touch-screen';

/** Torch, zoom and focus from the Image Capture specification, which are missing from TypeScript's DOM types. */
type CameraCapabilities = MediaTrackCapabilities & {
  torch?: boolean;
  zoom?: { min: number; max: number; step: number };
  focusMode?: string[];
};
type CameraSetting = { torch?: boolean; zoom?: number; focusMode?: string };

export type ZoomRange = { min: number; max: number; step: number; value: number };

/** `isFacing`: it faces the person, as a computer's does; a phone's looks away. */
export type CameraFeatures = { isFacing: boolean; hasTorch: boolean; zoom: ZoomRange | undefined };

/** Beyond this, zoom only enlarges pixels; lenses that cannot focus up close need about 2. */
const MAX_USEFUL_ZOOM = 4;

const trackOf = (stream: MediaStream) => stream.getVideoTracks()[0];

const capabilitiesOf = (stream: MediaStream): CameraCapabilities => trackOf(stream)?.getCapabilities?.() ?? {};

const set = async (stream: MediaStream, setting: CameraSetting): Promise<boolean> => {
  try {
    await trackOf(stream)?.applyConstraints({ advanced: [setting] } as MediaTrackConstraints);
    return true;
  } catch {
    return false;
  }
};

/** Reports what an open camera can do besides showing a picture. */
export function readCameraFeatures(stream: MediaStream): CameraFeatures {
  const { torch, zoom } = capabilitiesOf(stream);
  const settings = trackOf(stream)?.getSettings() as (CameraSetting & { facingMode?: string }) | undefined;
  const max = Math.min(zoom?.max ?? 0, (zoom?.min ?? 0) * MAX_USEFUL_ZOOM);
  const facing = settings?.facingMode;
  return {
    isFacing: facing ? facing === 'user' : !hasTouchScreen(),
    hasTorch: torch === true,
    zoom:
      zoom && max > zoom.min
        ? { min: zoom.min, max, step: zoom.step || 0.1, value: settings?.zoom ?? zoom.min }
        : undefined,
  };
}

/** Turns the light on or off. @returns whether the camera did it */
export const setTorch = (stream: MediaStream, isOn: boolean): Promise<boolean> => set(stream, { torch: isOn });

/** Sets the zoom, in the camera's own units. @returns whether the camera did it */
export const setZoom = (stream: MediaStream, zoom: number): Promise<boolean> => set(stream, { zoom });

/** Makes the camera focus continuously, if it can and does not already. */
export async function keepFocusing(stream: MediaStream): Promise<void> {
  if (capabilitiesOf(stream).focusMode?.includes('continuous')) await set(stream, { focusMode: 'continuous' });
}
