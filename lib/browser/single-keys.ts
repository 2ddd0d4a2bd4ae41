const STORAGE_NAME = 'staff-single-keys';
const CHANGED = 'staff-single-keys-changed';
const OFF = 'off';

/** Tells whether single keys do something in the staff console, as this browser remembers it. Default: they do. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_NAME) !== OFF;
  } catch {
    return true;
  }
}

/** Turns single keys on or off, for this browser. Where it remembers nothing, nothing changes. */
export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(STORAGE_NAME);
    else localStorage.setItem(STORAGE_NAME, OFF);
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls back whenever single keys are turned on or off, here or in another tab. Returns what ends that. */
export function watchSingleKeys(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(CHANGED, onChange);
    window.removeEventListener('storage', onChange);
  };
}
