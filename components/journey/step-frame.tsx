'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ErrorSummary, type SummaryEntry } from '../form/error-summary';
import { useHeardPresses } from '../frame/presses-heard';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import { useJourney } from './journey-context';

type StepFrameProps = {
  heading: string;
  errors?: readonly SummaryEntry[];
  /** How many times Continue was pressed without success. */
  failedAttempts?: number;
  /** What Continue, or Submit, does. */
  onContinue: () => void;
  continueLabel?: string;
  isBusy?: boolean;
  /** What is happening, or what is preventing the next step; read out. */
  status?: string | undefined;
  /** Shown next to Continue. */
  otherAction?: ReactNode;
  children: ReactNode;
};

/** The frame of one step: its heading takes focus, the page title names it, and Continue and Back are at the bottom. */
export function StepFrame(props: StepFrameProps) {
  const {
    heading,
    errors = [],
    failedAttempts = 0,
    onContinue,
    continueLabel,
    isBusy = false,
    status,
    otherAction,
    children,
  } = props;
  const { t } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { company, goBack, hasMoved, takeArrival, opening } = useJourney();
  const isWaiting = isBusy || opening === 'under-way';
  const headingRef = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const unheard = useHeardPresses();
  const hasErrors = errors.length > 0;

  useEffect(() => {
    document.title = t(hasErrors ? 'titleWithError' : 'title', { heading, company });
  }, [t, heading, company, hasErrors]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the step appears
  useEffect(() => {
    // On the first step of a visit, focus stays where the browser put it.
    if (!hasMoved) return;
    const controlId = takeArrival();
    const control = controlId ? document.getElementById(controlId) : null;
    window.scrollTo({ top: 0 });
    if (control) control.focus();
    else headingRef.current?.focus({ preventScroll: true });
  }, []);

  return (
    <form
      {...unheard}
      noValidate
      method="post"
      aria-labelledby={headingId}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onContinue();
      }}
    >
      <h1
        ref={headingRef}
        id={headingId}
        tabIndex={-1}
        className="px-1 text-3xl font-bold text-balance outline-none sm:text-4xl"
      >
        {heading}
      </h1>
      <ErrorSummary entries={errors} attempt={failedAttempts} />
      {children}
      <div className="flex flex-col gap-3">
        <Button type="submit" variant="primary" className="min-h-14 w-full text-lg" aria-disabled={isWaiting}>
          {isWaiting ? <Spinner /> : null}
          {continueLabel ?? t('continue')}
        </Button>
        <p role="status" className="px-1 text-center font-semibold empty:hidden">
          {status ?? (opening === 'failed' ? tForm('loadFailed') : undefined)}
        </p>
        <div className="flex flex-wrap justify-between gap-3">
          {goBack ? <Button onClick={goBack}>{t('back')}</Button> : <span />}
          {otherAction}
        </div>
      </div>
    </form>
  );
}
