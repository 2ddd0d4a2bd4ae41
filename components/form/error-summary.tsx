'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { useWords } from '../words/use-words';

/** One line of the summary: the id of the control to go to, and the sentence. */
export type SummaryEntry = { controlId: string; message: string };

function goTo(event: MouseEvent, controlId: string) {
  event.preventDefault();
  const control = document.getElementById(controlId);
  control?.focus({ preventScroll: true });
  (control?.closest('[data-field]') ?? control)?.scrollIntoView({ block: 'center' });
}

/**
 * Every error of the last attempt, linked to its control. Takes focus when `entries` changes, so that it is read out.
 */
export function ErrorSummary({ entries }: { entries: readonly SummaryEntry[] }) {
  const { t } = useWords('form');
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (entries.length > 0) box.current?.focus();
  }, [entries]);

  if (entries.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="rounded-lg border-2 border-danger bg-danger-soft p-5"
    >
      <h2 id="error-summary-title" className="text-lg font-bold">
        {t('summary.title', { count: entries.length })}
      </h2>
      <ul className="mt-2 flex flex-col gap-1">
        {entries.map(({ controlId, message }) => (
          <li key={controlId}>
            <a
              href={`#${controlId}`}
              onClick={(event) => goTo(event, controlId)}
              className="inline-block py-1 font-semibold text-danger underline underline-offset-4"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
