import { useCallback, useEffect, useRef, useState } from 'react';
import type { CustomerSearch, CustomerSearchOutcome, SearchCursor } from '@/lib/shared/review/customer-list';
import {
  type CustomerListQuery,
  readCustomerListQuery,
  writeCustomerListQuery,
} from '@/lib/shared/review/customer-list-query';

export type SearchCustomers = (search: CustomerSearch) => Promise<CustomerSearchOutcome>;

type Outcome = CustomerSearchOutcome | { kind: 'no-answer' };

/** What was searched for, and the pages that led to the current one. */
type ShownSearch = { text: string; pages: (SearchCursor | undefined)[]; outcome: Outcome | undefined };

/**
 * The last search in this tab, so that going back from a customer returns to the results. It is kept in memory only: a
 * reload forgets it, and no other staff member ever sees it.
 */
const remembered: { memberId: string; text: string } = { memberId: '', text: '' };

/** Searches with the current filters; changing the filters searches again. */
export function useCustomerSearch(memberId: string, query: CustomerListQuery, search: SearchCustomers) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState<ShownSearch>();
  const [isSearching, setSearching] = useState(false);
  const lastRun = useRef(0);
  // The server may pass the same filters and action as new objects on every render: that must not trigger a new search.
  const latestSearch = useRef(search);
  useEffect(() => {
    latestSearch.current = search;
  });
  const filters = writeCustomerListQuery(query);

  const run = useCallback(
    async (searched: string, pages: (SearchCursor | undefined)[]) => {
      lastRun.current += 1;
      const thisRun = lastRun.current;
      Object.assign(remembered, { memberId, text: searched });
      setSearching(true);
      const sent = readCustomerListQuery(Object.fromEntries(new URLSearchParams(filters)));
      const answer = latestSearch.current({ text: searched, query: sent, after: pages.at(-1) });
      const outcome: Outcome = await answer.catch(() => ({ kind: 'no-answer' as const }));
      // An answer overtaken by a later search is not shown.
      if (thisRun !== lastRun.current) return;
      setSearching(false);
      setShown({ text: searched, pages, outcome });
    },
    [memberId, filters],
  );

  useEffect(() => {
    if (remembered.memberId !== memberId || remembered.text === '') return;
    setText(remembered.text);
    void run(remembered.text, [undefined]);
  }, [memberId, run]);

  const clear = () => {
    lastRun.current += 1;
    remembered.text = '';
    setText('');
    setSearching(false);
    setShown(undefined);
  };

  const pages = shown?.pages ?? [];
  const next = shown?.outcome?.kind === 'found' ? shown.outcome.next : undefined;
  return {
    text,
    setText,
    isSearching,
    outcome: shown?.outcome,
    start: () => (text.trim() === '' ? clear() : void run(text, [undefined])),
    clear,
    showNext: shown && next ? () => void run(shown.text, [...pages, next]) : undefined,
    showPrevious: shown && pages.length > 1 ? () => void run(shown.text, pages.slice(0, -1)) : undefined,
  };
}
