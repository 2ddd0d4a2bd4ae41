import { useEffect, useRef, useSyncExternalStore } from 'react';
import { areSingleKeysOn, watchSingleKeys } from '@/lib/browser/staff/key-setting';

/** What each key does, by `KeyboardEvent.key`; false says that the browser may go on with it. */
export type KeyActions = Readonly<Record<string, () => unknown>>;

const TYPED_INTO = 'input:not([type="radio"], [type="checkbox"]), select, textarea, [contenteditable], dialog';

const isTypedInto = (target: EventTarget | null) => target instanceof Element && target.closest(TYPED_INTO) !== null;

/** Tells whether keys of one letter are on. */
export function useSingleKeysSetting(): boolean {
  return useSyncExternalStore(watchSingleKeys, areSingleKeysOn, () => true);
}

/** The pages or parts of a page that hear keys now. */
let hearingCount = 0;

/** Marks the document while something on it hears keys: what is pressed before that is lost, so the hints show only then. */
function markHearing(step: 1 | -1): void {
  hearingCount += step;
  document.documentElement.toggleAttribute('data-hears-keys', hearingCount > 0);
}

/** Lets single keys act on the page, except while somebody types or holds a modifier, or turned them off (WCAG 2.1.4). */
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
