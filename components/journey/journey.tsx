'use client';

import dynamic from 'next/dynamic';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { STATUS_SECRET } from '@/lib/browser/draft/draft-parts';
import { loadPart, PART_LIMIT_MS } from '@/lib/browser/load-part';
import { findNeighbor, type Step } from '@/lib/shared/journey/steps';
import { HOME_PATH } from '@/lib/shared/paths';
import { type CustomerFormOptions, useCustomerForm } from '../customer/use-customer-form';
import { useStatusPage } from '../customer/use-status-page';
import { PartBoundary } from '../frame/part-boundary';
import { FilledFieldsProvider } from '../id-reading/filled-fields';
import { useIsLate } from '../ui/use-is-late';
import { useWords } from '../words/use-words';
import { JourneyContext, type JourneyState } from './journey-context';
import { StepMissing } from './step-missing';
import { STEP_LOADERS, STEP_VIEWS } from './step-views';
import { useChoices } from './use-choices';
import { useStep } from './use-step';
import { useStepOpening } from './use-step-opening';

/** These are below every step, and needed last: without their code, they are left out. */
const FinishLater = dynamic(() => import('../later/finish-later').then((module) => module.FinishLater));
const KeepOnDevice = dynamic(() => import('../later/keep-on-device').then((module) => module.KeepOnDevice));

/** The step that has the control with this id. */
const findStepOf = (controlId: string): Step =>
  controlId === 'documents.front' ? 'front' : controlId === 'documents.back' ? 'back' : 'details';

type JourneyProps = Omit<CustomerFormOptions, 'onStored'> & {
  /** Who is asking. */
  company: string;
  /** The email address is fixed by the link that led here. */
  isEmailFixed?: boolean;
  /** Only people who came from their status page to send new photos may enter. */
  isForRenewalOnly?: boolean;
};

/**
 * The applicant's steps after Start. Values and photos are kept here until they are stored; each step is a view of
 * them.
 */
export function Journey({ company, isEmailFixed = false, isForRenewalOnly = false, ...options }: JourneyProps) {
  const { t } = useWords('journey');
  const { leaveWith, isLeaving } = useStatusPage();
  const state = useCustomerForm({ ...options, onStored: leaveWith });
  const { form, draft, idReading, isRestored } = state;
  const [choices, choose] = useChoices(draft);
  const navigation = useStep();
  // Where the browser's Back leads to a step whose code is not there yet, the one before stays until it is.
  const step = useDeferredValue(navigation.step);
  const isBehind = step !== navigation.step;
  const isMissing = useIsLate(isBehind, PART_LIMIT_MS);
  const { opening, open } = useStepOpening(draft, { ...navigation, step });
  const [firstStep] = useState(step);
  const hasMoved = useRef(false);
  const arrival = useRef<string>(undefined);
  hasMoved.current ||= step !== firstStep;
  const next = findNeighbor(step, 1, choices.documentType);
  const before = findNeighbor(step, -1, choices.documentType);

  useEffect(() => {
    if (!isForRenewalOnly) return;
    void draft.find(STATUS_SECRET).then((secret) => {
      if (!secret) window.location.replace(HOME_PATH);
    });
  }, [draft, isForRenewalOnly]);

  useEffect(() => {
    void draft.save('step', step);
    // Makes the next step available offline too. One that did not load is retried when it is shown.
    if (next) loadPart(STEP_LOADERS[next]).catch(() => undefined);
  }, [draft, step, next]);

  const journey: JourneyState = {
    form: isLeaving ? { ...state, progress: 'sending' } : state,
    choices,
    choose,
    company,
    reference: options.reference,
    consent: options.consent,
    isEmailFixed,
    hasMoved: hasMoved.current,
    takeArrival: () => {
      const controlId = arrival.current;
      arrival.current = undefined;
      return controlId;
    },
    goToControl: (controlId) => {
      arrival.current = controlId;
      open(findStepOf(controlId));
    },
    goOn: () => {
      if (next) open(next);
    },
    goBack: before ? () => open(before) : undefined,
    opening: isBehind ? 'under-way' : opening,
  };
  const StepView = STEP_VIEWS[step];
  return (
    <JourneyContext value={journey}>
      <FormProvider {...form}>
        <FilledFieldsProvider found={idReading.found} onUpdate={idReading.update}>
          <p role="status" className="px-1 font-semibold text-accent empty:hidden">
            {isRestored && !hasMoved.current ? t('draftRestored') : null}
          </p>
          <PartBoundary key={step} fallback={<StepMissing />}>
            {isMissing ? <StepMissing /> : <StepView />}
          </PartBoundary>
          <PartBoundary fallback={null}>
            <FinishLater
              draft={draft}
              draftName={options.draftName}
              invitationToken={options.invitationToken}
              actions={options.actions}
              isDisabled={journey.form.progress !== undefined}
            />
            <KeepOnDevice draftName={options.draftName} />
          </PartBoundary>
        </FilledFieldsProvider>
      </FormProvider>
    </JourneyContext>
  );
}
