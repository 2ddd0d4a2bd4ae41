'use client';

import { useTranslation } from 'react-i18next';

/** A moment in the reader's own time zone. The server does not know that zone, so the browser may word it anew. */
export function RecordTime({ at }: { at: number }) {
  const { i18n } = useTranslation();
  const date = new Date(at);
  const text = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
  return (
    <time dateTime={date.toISOString()} title={date.toISOString()} suppressHydrationWarning>
      {text}
    </time>
  );
}
