'use client';

import { type MouseEvent, useEffect, useRef } from 'react';
import { useWords } from '../words/use-words';

/** One line of the summary: the id of the control to go to, and the message. */
export type SummaryEntry = {
  controlId: string;
  message: string;
  /** Goes to the control if it is not on this page. */
  onFollow?: () => void;
};

function goTo(event: MouseEvent, { controlId, onFollow }: SummaryEntry) {
  event.preventDefault();
  if (onFollow) return onFollow();
  const control = document.getElementById(controlId);
  control?.focus({ preventScroll: true });
  (control?.closest('[data-field]') ?? control)?.scrollIntoView({ block: 'center' });
}

type ErrorSummaryProps = {
  /** Current errors; corrected fields drop off the list. */
  entries: readonly SummaryEntry[];
  /** Number of attempts to continue; each one that fails moves focus here, so that it is read out. */
  attempt: number;
};

/** All errors since the last attempt, each linked to its control. */
export function ErrorSummary({ entries, attempt }: ErrorSummaryProps) {
  const { t } = useWords('form');
  const box = useRef<HTMLDivElement>(null);
  const readOutAttempt = useRef(0);
  const isEmpty = entries.length === 0;

  // The entries can come after the attempt: the form's state is set in a turn of its own.
  useEffect(() => {
    if (attempt === readOutAttempt.current || isEmpty) return;
    readOutAttempt.current = attempt;
    box.current?.focus();
  }, [attempt, isEmpty]);

  if (isEmpty) return null;
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
      <ul className="mt-2 flex flex-col">
        {entries.map((entry) => (
          <li key={entry.controlId}>
            <a
              href={`#${entry.controlId}`}
              onClick={(event) => goTo(event, entry)}
              className="link font-semibold text-danger"
            >
              {entry.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
