'use client';

import { useSyncExternalStore } from 'react';
import { dateFormat } from '@/lib/shared/words/formats';
import { useAllWords } from '../../words/use-words';

const SHORT = { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
const FULL = { dateStyle: 'full', timeStyle: 'long' } as const;

const subscribe = () => () => undefined;

/** Formats in the page's language and the viewer's time zone; in UTC while the server renders. */
function useFormatted(epochMs: number, options: Intl.DateTimeFormatOptions): string {
  const { language } = useAllWords();
  return useSyncExternalStore(
    subscribe,
    () => dateFormat(language, options).format(epochMs),
    () => dateFormat(language, { ...options, timeZone: 'UTC' }).format(epochMs),
  );
}

/** A moment in the viewer's local time; its title gives it in full. `at` is in epoch milliseconds. */
export function LocalTime({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={useFormatted(at, FULL)} className="sm:whitespace-nowrap">
      {useFormatted(at, SHORT)}
    </time>
  );
}
