import { useEffect, useRef, useSyncExternalStore } from 'react';
import { areSingleKeysOn, watchSingleKeys } from '@/lib/browser/single-keys';

/** Where letters are typed, or choose something. */
const TYPING = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable], dialog[open] *';

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(TYPING) !== null;

/** Whether the person wants single keys. They can be turned off (WCAG 2.1.4), because speech input may press them. */
export function useSingleKeysSetting(): boolean {
  return useSyncExternalStore(watchSingleKeys, areSingleKeysOn, () => true);
}

/** Runs what belongs to a key, in lower case, wherever the focus is, except where somebody types. */
export function useSingleKeys(handlers: Record<string, (() => void) | undefined>): void {
  const isOn = useSingleKeysSetting();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (isTyping(event.target)) return;
      const handler = latest.current[event.key.toLowerCase()];
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOn]);
}
