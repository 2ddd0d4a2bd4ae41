const NAME = 'portal-single-keys';
const OFF = 'off';

const listeners = new Set<() => void>();

/** Tells whether keys of one letter may act. They do until somebody turns them off in this browser. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== OFF;
  } catch {
    return true;
  }
}

/** Turns keys of one letter on or off, and remembers it where the browser allows that. */
export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, OFF);
  } catch {
    // Not remembered, then.
  }
  for (const listener of listeners) listener();
}

/** Calls back when the setting changes in this tab. Returns how to stop. */
export function watchSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
