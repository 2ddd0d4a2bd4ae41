const NAME = 'portal-single-keys';
const OFF = 'off';

const listeners = new Set<() => void>();

/** Whether single-letter keys may act. They do until someone turns them off in this browser. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== OFF;
  } catch {
    return true;
  }
}

/** Turns single-letter keys on or off, and remembers it if the browser allows that. */
export function setSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, OFF);
  } catch {
    // Not remembered, then.
  }
  for (const listener of listeners) listener();
}

/** Calls back when the setting changes in this tab. Returns a function that stops it. */
export function watchSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
