import type { ReactNode } from 'react';
import type { SubmissionOutcome } from '@/lib/shared/submission/submission';
import { Button } from '../ui/button';
import { Spinner } from '../ui/spinner';
import { useWords } from '../words/use-words';
import { FailureNotice } from './failure-notice';
import type { SubmitObstacle, SubmitProgress } from './use-customer-form';

type SubmitAreaProps = {
  outcome: SubmissionOutcome | undefined;
  submitLabel: string;
  /** Shown if the email address has a record that may not be changed. */
  alreadyKnown: ReactNode;
  progress: SubmitProgress | undefined;
  /** Progress of the photos, shown below the status. */
  photosProgress: ReactNode;
  obstacle: SubmitObstacle | undefined;
  onTryAgain: () => void;
};

/** The end of the form: the result of the last attempt, the button, and what is happening now. */
export function SubmitArea(props: SubmitAreaProps) {
  const { outcome, submitLabel, alreadyKnown, progress, photosProgress, obstacle, onTryAgain } = props;
  const { t } = useWords('form');
  return (
    <div className="flex flex-col gap-4">
      {outcome?.kind === 'failed' ? <FailureNotice outcome={outcome} onTryAgain={onTryAgain} /> : null}
      {outcome?.kind === 'already-known' ? alreadyKnown : null}
      <Button
        type="submit"
        variant="primary"
        className="min-h-14 w-full text-lg"
        aria-disabled={progress !== undefined}
      >
        {progress ? <Spinner /> : null}
        {submitLabel}
      </Button>
      <p role="status" className="min-h-7 px-1 text-center font-semibold">
        {progress ? t(`progress.${progress}`) : obstacle ? t(obstacle) : null}
      </p>
      {photosProgress}
    </div>
  );
}
