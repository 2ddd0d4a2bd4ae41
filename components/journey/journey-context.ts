'use client';

import { createContext, useContext } from 'react';
import type { Consent } from '@/lib/shared/company/consent';
import type { CustomerFormState } from '../customer/use-customer-form';
import type { Choices } from './use-choices';

/** What every step may use of the journey around it. */
export type JourneyState = {
  form: CustomerFormState;
  choices: Choices;
  choose: (changes: Partial<Choices>) => void;
  /** Who asks. */
  company: string;
  reference: string;
  /** What the person agrees to by sending. */
  consent: Consent | undefined;
  isEmailFixed: boolean;
  /** False on the step that the visit began with. */
  hasMoved: boolean;
  /** The control that the person came to this step for; else its heading gets the focus. */
  takeArrival: () => string | undefined;
  /** Goes to the step that has a control, and puts the focus on it. */
  goToControl: (controlId: string) => void;
  goOn: () => void;
  /** Undefined on the first step, where only Start comes before. */
  goBack: (() => void) | undefined;
};

export const JourneyContext = createContext<JourneyState | undefined>(undefined);

/** The journey that a step is part of. */
export function useJourney(): JourneyState {
  const journey = useContext(JourneyContext);
  if (!journey) throw new Error('A step stands inside a journey.');
  return journey;
}
