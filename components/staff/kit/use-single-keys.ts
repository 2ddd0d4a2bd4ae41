import { useEffect, useRef, useSyncExternalStore } from 'react';
import { areSingleKeysOn, watchSingleKeys } from '@/lib/browser/staff/key-setting';

/** What each key does, by `KeyboardEvent.key`; returning false lets the browser handle it. */
export type KeyActions = Readonly<Record<string, () => unknown>>;

const TYPED_INTO = 'input:not([type="radio"], [type="checkbox"]), select, textarea, [contenteditable], dialog';

/** Whether keys pressed there are for that control: a field that is typed into, or a dialog. */
export const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPED_INTO) !== null;

/** Whether single-letter keys are on. */
export function useSingleKeysSetting(): boolean {
  return useSyncExternalStore(watchSingleKeys, areSingleKeysOn, () => true);
}

/** How many pages or parts of a page currently handle keys. */
let hearingCount = 0;

/** Marks the document while something on it handles keys: earlier presses are lost, so the hints only show then. */
function markHearing(step: 1 | -1): void {
  hearingCount += step;
  document.documentElement.toggleAttribute('data-hears-keys', hearingCount > 0);
}

/**
 * Lets single keys act on the page, unless someone is typing, holds a modifier, or has turned them off (WCAG 2.1.4).
 */
export function useSingleKeys(actions: KeyActions): void {
  const isOn = useSingleKeysSetting();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!isOn) return;
    const act = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTypedInto(event.target)) return;
      const action = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (action && action() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', act);
    markHearing(1);
    return () => {
      document.removeEventListener('keydown', act);
      markHearing(-1);
    };
  }, [isOn]);
}
