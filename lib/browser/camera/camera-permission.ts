const STORAGE_KEY = 'camera-explained';

/** Whether the browser would ask now; false if it was already explained in this browser. */
export async function needsCameraExplanation(): Promise<boolean> {
  try {
    if (localStorage.getItem(STORAGE_KEY)) return false;
  } catch {
    // Nothing can be stored here, so it is explained each time the browser would ask.
  }
  try {
    const { state } = await navigator.permissions.query({ name: 'camera' as PermissionName });
    return state === 'prompt';
  } catch {
    return true;
  }
}

/** Remembers that the person has read why the camera is needed. */
export function rememberCameraExplained(): void {
  try {
    localStorage.setItem(STORAGE_KEY, 'yes');
  } catch {
    // See above.
  }
}
