'use client';

import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { compareValues } from '@/lib/shared/id-reading/compare-values';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { DifferenceChoice } from './difference-choice';
import { FilledNote } from './filled-note';
import type { FoundReading } from './found-reading';
import { fillFields } from './use-filling';

type ReadingAnswersProps = {
  found: FoundReading;
  isDisabled: boolean;
  onUpdate: (changes: Partial<FoundReading>) => void;
};

/**
 * What was filled in from the ID, and the question where it differs from what was typed; always matches the current
 * fields.
 */
export function ReadingAnswers({ found, isDisabled, onUpdate }: ReadingAnswersProps) {
  const { reading, step, filled, kept } = found;
  const form = useFormContext<SubmissionFormValues>();
  const typed = useWatch({ control: form.control }) as SubmissionFormValues;
  const [hasChosen, setHasChosen] = useState(false);
  const different = compareValues(typed, reading.values).different.filter((field) => !filled.includes(field));

  const settle = (useRead: readonly IdField[]) => {
    setHasChosen(true);
    fillFields(form, reading, useRead);
    onUpdate({
      step: 'done',
      filled: [...filled, ...useRead],
      kept: different.filter((field) => !useRead.includes(field)),
    });
  };

  if (step === 'choosing' && different.length > 0) {
    return <DifferenceChoice reading={reading} fields={different} isDisabled={isDisabled} onChoose={settle} />;
  }
  const stillKept = kept.filter((field) => different.includes(field));
  if (filled.length + stillKept.length === 0) return null;
  return <FilledNote filled={filled} kept={stillKept} takesFocus={hasChosen} />;
}
