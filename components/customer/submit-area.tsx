import type { ReactNode } from 'react';
import type { SubmissionOutcome } from '@/lib/shared/submission/submission';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import { AlreadyKnownNotice, FailureNotice } from './failure-notice';

type SubmitAreaProps = {
  outcome: SubmissionOutcome | undefined;
  /** Instead of the words for applicants. */
  words: { submitLabel: string; consent: string | undefined; alreadyKnown: ReactNode } | undefined;
  progress: 'checking' | 'photos' | 'sending' | undefined;
  /** How far the photos are, below the status. */
  photosProgress: ReactNode;
  notice: 'busy' | 'loadFailed' | undefined;
  onTryAgain: () => void;
  onCorrectEmail: () => void;
};

/** The end of the form: what became of the last attempt, the button, and what is happening now. */
export function SubmitArea(props: SubmitAreaProps) {
  const { outcome, words, progress, photosProgress, notice, onTryAgain, onCorrectEmail } = props;
  const { t } = useWords('form');
  return (
    <div className="flex flex-col gap-4">
      {outcome?.kind === 'failed' ? <FailureNotice outcome={outcome} onTryAgain={onTryAgain} /> : null}
      {outcome?.kind === 'already-known'
        ? (words?.alreadyKnown ?? <AlreadyKnownNotice onCorrectEmail={onCorrectEmail} />)
        : null}
      <p className="px-1 text-ink-muted empty:hidden">{words ? words.consent : t('consent')}</p>
      <Button
        type="submit"
        variant="primary"
        className="min-h-14 w-full text-lg"
        aria-disabled={progress !== undefined}
      >
        {progress ? <Spinner /> : null}
        {words?.submitLabel ?? t('submit')}
      </Button>
      <p role="status" className="min-h-7 px-1 text-center font-semibold">
        {progress ? t(`progress.${progress}`) : notice ? t(notice) : null}
      </p>
      {photosProgress}
    </div>
  );
}
