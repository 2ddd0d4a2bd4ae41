'use client';

import { createContext, useContext } from 'react';
import type { Consent } from '@/lib/shared/company/consent';
import type { CustomerFormState } from '../customer/use-customer-form';
import type { Choices } from './use-choices';
import type { StepOpening } from './use-step-opening';

/** What every step can use from the journey around it. */
export type JourneyState = {
  form: CustomerFormState;
  choices: Choices;
  choose: (changes: Partial<Choices>) => void;
  /** Who is asking. */
  company: string;
  reference: string;
  /** What the person agrees to by sending. */
  consent: Consent | undefined;
  isEmailFixed: boolean;
  /** False on the first step of the visit. */
  hasMoved: boolean;
  /** The control that the person came to this step for; otherwise the heading gets focus. */
  takeArrival: () => string | undefined;
  /** Goes to the step that has a control, and focuses it. */
  goToControl: (controlId: string) => void;
  goOn: () => void;
  /** Undefined on the first step, which only Start precedes. */
  goBack: (() => void) | undefined;
  /** How the last of these is going. */
  opening: StepOpening;
};

export const JourneyContext = createContext<JourneyState | undefined>(undefined);

/** The journey that a step is part of. */
export function useJourney(): JourneyState {
  const journey = useContext(JourneyContext);
  if (!journey) throw new Error('A step stands inside a journey.');
  return journey;
}
