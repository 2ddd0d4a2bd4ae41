'use client';

import { usePathname } from 'next/navigation';
import { useCallback } from 'react';
import { findStep, type Step } from '@/lib/shared/journey/steps';

/**
 * The step that the address names, and a way to go to another. Steps change within the page: nothing is fetched for
 * them, so they work offline too, and the browser's back and forward buttons move between them.
 */
export function useStep(): { step: Step; go: (step: Step) => void } {
  const pathname = usePathname();
  const step = findStep(pathname) ?? 'which-id';
  const go = useCallback(
    (next: Step) => {
      const base = pathname.slice(0, pathname.lastIndexOf('/'));
      window.history.pushState(null, '', `${base}/${next}`);
    },
    [pathname],
  );
  return { step, go };
}
