const STORAGE_KEY = 'camera-device-id';

/** The camera that the person last switched to; also undefined if the browser stores nothing. */
export function findRememberedCamera(): string | undefined {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers the person's choice of camera in this browser, if storage is allowed. */
export function rememberCamera(deviceId: string): void {
  try {
    localStorage.setItem(STORAGE_KEY, deviceId);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}
