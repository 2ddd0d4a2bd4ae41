'use client';

import { useEffect, useState } from 'react';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { ConsentText } from '../company/consent-text';
import { FailureNotice } from '../customer/failure-notice';
import { ReviewNotes } from '../customer/review-notes';
import { useSummary } from '../customer/use-summary';
import { MailboxPanel } from '../mailbox/mailbox-panel';
import { PhotosProgress } from '../parcels/photos-progress';
import { useWords } from '../words/use-words';
import { CheckedAnswers } from './checked-answers';
import { CheckedPhoto } from './checked-photo';
import { useJourney } from './journey-context';
import { StepFrame } from './step-frame';

/** A final review of every answer and both photos, each with a way to change it, before they are sent. */
export function CheckStep() {
  const { t } = useWords('journey');
  const { t: tForm } = useWords('form');
  const { form, consent, goToControl } = useJourney();
  const { outcome, progress, obstacle, mailboxPanel, prepareToSubmit, submitForm } = form;
  const [failedAttempts, setFailedAttempts] = useState(0);
  const entries = useSummary().map((entry) => ({ ...entry, onFollow: () => goToControl(entry.controlId) }));
  // The panel says what to do then.
  const isAskedForCode =
    outcome?.kind === 'failed' && outcome.problem === 'code-needed' && mailboxPanel.emailAddress !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the step appears
  useEffect(() => {
    prepareToSubmit().catch(() => undefined);
  }, []);
  const submit = () => void submitForm(() => setFailedAttempts((count) => count + 1));

  return (
    <StepFrame
      heading={t('check.heading')}
      errors={failedAttempts > 0 ? entries : []}
      failedAttempts={failedAttempts}
      onContinue={submit}
      continueLabel={tForm('submit')}
      isBusy={progress !== undefined}
      status={progress ? tForm(`progress.${progress}`) : obstacle ? tForm(obstacle) : undefined}
    >
      <section
        aria-labelledby="check-photos"
        className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7"
      >
        <h2 id="check-photos" className="text-xl font-bold">
          {t('check.photos')}
        </h2>
        <div className="grid gap-5 sm:grid-cols-2">
          {DOCUMENT_SIDES.map((side) => (
            <CheckedPhoto key={side} side={side} />
          ))}
        </div>
        <ReviewNotes />
      </section>
      <CheckedAnswers />
      <PhotosProgress {...form.photosAhead} />
      {outcome?.kind === 'failed' && !isAskedForCode ? <FailureNotice outcome={outcome} onTryAgain={submit} /> : null}
      {consent ? <ConsentText consent={consent} /> : null}
      <MailboxPanel
        panel={mailboxPanel}
        isBusy={progress !== undefined}
        onChangeAddress={() => goToControl('emailAddress')}
        onSubmit={submit}
      />
    </StepFrame>
  );
}
