'use client';

import { type ReactNode, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import type { Draft } from '@/lib/browser/draft/draft';
import type { ReceivedOutcome } from '@/lib/shared/submission/submission';
import { ErrorSummary } from '../form/error-summary';
import { FilledFieldsProvider } from '../id-reading/filled-fields';
import { ReadingAnswers } from '../id-reading/reading-answers';
import { PhotosProgress } from '../parcels/photos-progress';
import { AddressSection } from './address-section';
import { ContactSection } from './contact-section';
import { DocumentsSection } from './documents-section';
import { PersonSection } from './person-section';
import { SubmitArea } from './submit-area';
import { type CustomerFormOptions, preloadSubmission, useCustomerForm } from './use-customer-form';
import { useSummary } from './use-summary';

type CustomerFormProps = CustomerFormOptions & {
  header: ReactNode;
  /** Shown when the form holds what was entered before. */
  renderRestored(draft: Draft): ReactNode;
  /** Shown below the email address; it may use the form's context. */
  afterContact: ReactNode;
  submitLabel: string;
  alreadyKnown: ReactNode;
  renderResult(outcome: ReceivedOutcome): ReactNode;
};

/** What is wrong, starting with the first attempt to submit. */
function FormErrors({ attempt }: { attempt: number }) {
  const entries = useSummary();
  return <ErrorSummary entries={attempt > 0 ? entries : []} attempt={attempt} />;
}

/** A customer's photos and details on one page, with the ID next to the fields it fills in. */
export function CustomerForm(props: CustomerFormProps) {
  const { header, renderRestored, afterContact, submitLabel, alreadyKnown, renderResult, ...options } = props;
  const state = useCustomerForm(options);
  const { form, idReading, outcome, progress } = state;
  const [failedAttempts, setFailedAttempts] = useState(0);
  const isSending = progress === 'sending' || progress === 'photos';
  const submit = () => void state.submitForm(() => setFailedAttempts((count) => count + 1));

  if (outcome?.kind === 'received') return renderResult(outcome);
  return (
    <FormProvider {...form}>
      <FilledFieldsProvider found={idReading.found} onUpdate={idReading.update}>
        <form
          noValidate
          method="post"
          className="flex flex-col gap-6"
          onFocusCapture={preloadSubmission}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {header}
          {state.isRestored ? renderRestored(state.draft) : null}
          <FormErrors attempt={failedAttempts} />
          <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
            <DocumentsSection
              phoneOffer={state.phoneOffer}
              isDisabled={isSending}
              onBusyChange={state.onBusyChange}
              idReading={idReading}
            />
            <div className="flex flex-col gap-6">
              {idReading.found ? (
                <ReadingAnswers found={idReading.found} isDisabled={isSending} onUpdate={idReading.update} />
              ) : null}
              <PersonSection takesFocus />
              <AddressSection />
              <ContactSection isEmailFixed={false} />
              {afterContact}
              <SubmitArea
                outcome={outcome}
                submitLabel={submitLabel}
                alreadyKnown={alreadyKnown}
                progress={progress}
                photosProgress={<PhotosProgress {...state.photosAhead} />}
                obstacle={state.obstacle}
                onTryAgain={submit}
              />
            </div>
          </div>
        </form>
      </FilledFieldsProvider>
    </FormProvider>
  );
}
