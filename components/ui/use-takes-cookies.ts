import { useSyncExternalStore } from 'react';

/** The browser does not tell when this changes; it takes a reload. */
const subscribe = () => () => undefined;

/** Whether the browser takes cookies; true until the page runs. */
export const useTakesCookies = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.cookieEnabled,
    () => true,
  );
