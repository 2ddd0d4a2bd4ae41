'use client';

import { useRef, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import { loadWholePage } from '@/lib/browser/load-whole-page';
import type { Step } from '@/lib/shared/journey/steps';
import { STEP_LOADERS } from './step-views';
import type { useStep } from './use-step';

/** How opening a step is going; undefined once it is open. */
export type StepOpening = 'under-way' | 'failed' | undefined;

/**
 * Opens steps once their code is there. If it does not arrive and the portal answers, there may be a new build: the
 * browser loads the step's page then, and the draft brings back what was entered.
 */
export function useStepOpening(draft: Draft, { step: current, go, toPath }: ReturnType<typeof useStep>) {
  const [opening, setOpening] = useState<StepOpening>();
  /** Loaded already: STEP_LOADERS may have files of their own for the same code. */
  const shown = useRef(new Set<Step>());
  shown.current.add(current);

  const open = async (step: Step) => {
    if (opening === 'under-way') return;
    setOpening('under-way');
    try {
      if (!shown.current.has(step)) await loadPart(STEP_LOADERS[step]);
      setOpening(undefined);
      go(step);
    } catch {
      await draft.settled();
      if (!(await loadWholePage(toPath(step)))) setOpening('failed');
    }
  };

  return { opening, open: (step: Step) => void open(step) };
}
