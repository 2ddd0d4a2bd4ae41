'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { STATUS_SECRET } from '@/lib/browser/draft/draft-parts';
import { findNeighbor, type Step } from '@/lib/shared/journey/steps';
import { HOME_PATH } from '@/lib/shared/paths';
import { type CustomerFormOptions, useCustomerForm } from '../customer/use-customer-form';
import { useStatusPage } from '../customer/use-status-page';
import { FilledFieldsProvider } from '../id-reading/filled-fields';
import { useWords } from '../words/use-words';
import { JourneyContext, type JourneyState } from './journey-context';
import { useChoices } from './use-choices';
import { useStep } from './use-step';

const LOADERS = {
  'which-id': () => import('./which-id-step').then(({ WhichIdStep }) => WhichIdStep),
  front: () => import('./photo-step').then(({ FrontStep }) => FrontStep),
  back: () => import('./photo-step').then(({ BackStep }) => BackStep),
  details: () => import('./details-step').then(({ DetailsStep }) => DetailsStep),
  check: () => import('./check-step').then(({ CheckStep }) => CheckStep),
};

/** Each step's code loads separately; `dynamic` needs each import spelled out. */
const STEP_VIEWS = {
  'which-id': dynamic(() => import('./which-id-step').then(({ WhichIdStep }) => WhichIdStep)),
  front: dynamic(() => import('./photo-step').then(({ FrontStep }) => FrontStep)),
  back: dynamic(() => import('./photo-step').then(({ BackStep }) => BackStep)),
  details: dynamic(() => import('./details-step').then(({ DetailsStep }) => DetailsStep)),
  check: dynamic(() => import('./check-step').then(({ CheckStep }) => CheckStep)),
};

/** These are below every step, and needed last. */
const FinishLater = dynamic(() => import('../later/finish-later').then((module) => module.FinishLater));
const KeepOnDevice = dynamic(() => import('../later/keep-on-device').then((module) => module.KeepOnDevice));

/** The step that has the control with this id. */
const findStepOf = (controlId: string): Step =>
  controlId === 'documents.front' ? 'front' : controlId === 'documents.back' ? 'back' : 'details';

type JourneyProps = CustomerFormOptions & {
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
  const state = useCustomerForm(options);
  const { form, draft, idReading, isRestored, outcome } = state;
  const isLeaving = useStatusPage(outcome?.kind === 'received' ? outcome.statusSecret : undefined);
  const [choices, choose] = useChoices(draft);
  const { step, go } = useStep();
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
    if (next) LOADERS[next]().catch(() => undefined);
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
      go(findStepOf(controlId));
    },
    goOn: () => {
      if (next) go(next);
    },
    goBack: before ? () => go(before) : undefined,
  };
  const StepView = STEP_VIEWS[step];
  return (
    <JourneyContext value={journey}>
      <FormProvider {...form}>
        <FilledFieldsProvider found={idReading.found} onUpdate={idReading.update}>
          <p role="status" className="px-1 font-semibold text-accent empty:hidden">
            {isRestored && !hasMoved.current ? t('draftRestored') : null}
          </p>
          <StepView key={step} />
          <FinishLater
            draft={draft}
            draftName={options.draftName}
            invitationToken={options.invitationToken}
            actions={options.actions}
            isDisabled={journey.form.progress !== undefined}
          />
          <KeepOnDevice draftName={options.draftName} />
        </FilledFieldsProvider>
      </FormProvider>
    </JourneyContext>
  );
}
