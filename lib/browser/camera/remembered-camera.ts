const STORAGE_KEY = 'camera-device-id';

/** The camera that the person switched to last; undefined also where the browser stores nothing. */
export function findRememberedCamera(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the person's choice of camera in this browser, where it may store anything. */
export function rememberCamera(deviceId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, deviceId);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
