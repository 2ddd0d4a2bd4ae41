'use client';

import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

const neverChanges = () => () => undefined;

/**
 * A moment in the reader's own time zone, such as "25 Nov 2026, 14:05". The server does not know the zone, so it shows UTC
 * and says so.
 *
 * @param at epoch milliseconds
 */
export function LocalTime({ at }: { at: number }) {
  const { i18n } = useTranslation();
  const isServer = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const zone = isServer ? ({ timeZone: 'UTC', timeZoneName: 'short' } as const) : {};
  const format = new Intl.DateTimeFormat(i18n.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...zone,
  });
  return <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>;
}
