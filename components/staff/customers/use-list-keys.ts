import type { RefObject } from 'react';
import { useSingleKeys } from '../kit/use-single-keys';

type ListKeysOptions = {
  /** The element that contains the links to customers and to other pages. */
  list: RefObject<HTMLElement | null>;
  searchInput: RefObject<HTMLInputElement | null>;
  onNew: () => void;
};

/**
 * The list's keyboard shortcuts: they move focus from one customer link to the next, so Enter opens one without any
 * code here.
 *
 * @returns a function that focuses the first customer
 */
export function useListKeys({ list, searchInput, onNew }: ListKeysOptions): () => void {
  const move = (step: 1 | -1, isStarting: boolean) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-customer-link]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (at === -1 && !isStarting) return false;
    const target =
      at === -1 ? links.at(step === 1 ? 0 : -1) : links[Math.min(Math.max(at + step, 0), links.length - 1)];
    target?.focus();
    return true;
  };
  const turn = (page: 'next' | 'previous') => list.current?.querySelector<HTMLElement>(`[data-page=${page}]`)?.click();
  useSingleKeys({
    '/': () => {
      searchInput.current?.focus();
      searchInput.current?.select();
    },
    j: () => move(1, true),
    k: () => move(-1, true),
    // Elsewhere on the page these keys scroll.
    ArrowDown: () => move(1, false),
    ArrowUp: () => move(-1, false),
    n: () => turn('next'),
    p: () => turn('previous'),
    c: onNew,
  });
  return () => void move(1, true);
}
