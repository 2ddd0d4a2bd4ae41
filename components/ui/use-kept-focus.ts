import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps keyboard focus in a part of the page whose buttons come and go: when the focused one disappears, the element
 * with `id` gets focus. If focus is elsewhere, nothing happens.
 *
 * @param id of an element that exists in every phase
 * @param phase changes whenever buttons may have disappeared
 */
export function useKeptFocus(rootRef: RefObject<HTMLElement | null>, id: string, phase: string): void {
  const focusedInside = useRef<Element>(undefined);

  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      const isInside = target instanceof Element && rootRef.current?.contains(target);
      focusedInside.current = isInside ? target : undefined;
    };
    // Some browsers also report lost focus when the element is removed: that does not mean the person left.
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (target === focusedInside.current && focusedInside.current?.isConnected) focusedInside.current = undefined;
      });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
    };
  }, [rootRef]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new phase is what may have removed the focused button
  useEffect(() => {
    const isLost = document.activeElement === document.body && focusedInside.current?.isConnected === false;
    if (isLost) document.getElementById(id)?.focus();
  }, [phase, id]);
}
