import { DOCUMENT_SHAPES, type DocumentShape } from '@/lib/vision/card/document-shape';

export type CameraChoices = { shape: DocumentShape; isAutomatic: boolean };

const STORAGE_KEY = 'camera-choices';

const DEFAULT_CHOICES: CameraChoices = { shape: 'card', isAutomatic: true };

/** The person's choices on the camera screen during this visit. */
export function findCameraChoices(): CameraChoices {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<CameraChoices>;
    return {
      shape: DOCUMENT_SHAPES.find((shape) => shape === kept.shape) ?? DEFAULT_CHOICES.shape,
      isAutomatic: kept.isAutomatic !== false,
    };
  } catch {
    return DEFAULT_CHOICES;
  }
}

/** Keeps the choices until the tab is closed, if the browser allows storage. */
export function keepCameraChoices(choices: CameraChoices): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(choices));
  } catch {
    // The choices then last as long as the camera screen.
  }
}
