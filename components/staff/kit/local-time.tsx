'use client';

import { useSyncExternalStore } from 'react';
import { dateFormat } from '@/lib/shared/words/formats';
import { useAllWords } from '../../words/use-words';

const SHORT = { year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
const FULL = { dateStyle: 'full', timeStyle: 'long' } as const;

const subscribe = () => () => undefined;

/** Formats in the language of the page, and in the time zone of whoever looks; while the server renders, in UTC. */
function useFormatted(epochMs: number, options: Intl.DateTimeFormatOptions): string {
  const { language } = useAllWords();
  return useSyncExternalStore(
    subscribe,
    () => dateFormat(language, options).format(epochMs),
    () => dateFormat(language, { ...options, timeZone: 'UTC' }).format(epochMs),
  );
}

/** A moment in the time of whoever looks; its title says it in full. `at` in epoch milliseconds. */
export function LocalTime({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={useFormatted(at, FULL)} className="whitespace-nowrap">
      {useFormatted(at, SHORT)}
    </time>
  );
}
