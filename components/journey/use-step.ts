'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { findStep, type Step } from '@/lib/shared/journey/steps';

const listeners = new Set<() => void>();

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('popstate', onChange);
  };
}

/** Without a reference, Start's form leaves a question mark with nothing after it. */
function dropEmptyQuery(): void {
  const { pathname, search, hash, href } = window.location;
  if (search === '' && href.includes('?')) window.history.replaceState(null, '', `${pathname}${hash}`);
}

const getPathname = () => window.location.pathname;

/**
 * Returns the step named by the address, a function that goes to another, and one that says its address. Steps change
 * within the page: nothing is fetched for them, so they also work offline, and the browser's Back and Forward buttons move
 * between them.
 *
 * The address itself is read: if a server action starts just after it changed, Next.js reports the new one only when
 * that action has ended, and photos that go ahead are sent by such actions.
 */
export function useStep(): {
  step: Step;
  go: (step: Step) => void;
  toPath: (step: Step) => string;
} {
  const renderedPathname = usePathname();
  const pathname = useSyncExternalStore(subscribe, getPathname, () => renderedPathname);
  const step = findStep(pathname) ?? 'which-id';
  useEffect(dropEmptyQuery, []);
  const toPath = (next: Step) => `${pathname.slice(0, pathname.lastIndexOf('/'))}/${next}`;
  const go = (next: Step) => {
    window.history.pushState(null, '', toPath(next));
    for (const listener of listeners) listener();
  };
  return { step, go, toPath };
}
