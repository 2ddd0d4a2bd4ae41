import { useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import { compareValues } from '@/lib/shared/id-reading/compare-values';
import { ID_FIELDS, type IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import type { FoundReading } from './found-reading';

type Form = UseFormReturn<SubmissionFormValues>;

function fillField({ setValue }: Form, { values }: IdReading, field: IdField) {
  if (field !== 'dateOfBirth') return setValue(field, values[field] ?? '');
  for (const part of ['month', 'day', 'year'] as const) {
    setValue(`dateOfBirth.${part}`, String(values.dateOfBirth?.[part] ?? ''));
  }
}

/** Puts what an ID says into these fields of the form. */
export function fillFields(form: Form, reading: IdReading, fields: readonly IdField[]): void {
  const hasRegion = fields.includes('state') || fields.includes('zipCode');
  // First, because the state field's contents depend on it.
  if (hasRegion && reading.country) {
    const isOutside = reading.country !== 'USA';
    form.setValue('isOutsideUnitedStates', isOutside);
    if (!isOutside) form.setValue('country', UNITED_STATES);
  }
  for (const field of ID_FIELDS) if (fields.includes(field)) fillField(form, reading, field);
  form.clearErrors([...fields]);
}

type Reading = { found: FoundReading | undefined; update: (changes: Partial<FoundReading>) => void };

/**
 * Fills in what is still empty as soon as an ID has been read. Typed values stay; if they differ, the person is asked.
 */
export function useFilling(form: Form, { found, update }: Reading): void {
  useEffect(() => {
    if (found?.step !== 'offered') return;
    const { empty, different } = compareValues(form.getValues(), found.reading.values);
    fillFields(form, found.reading, empty);
    update({ step: different.length > 0 ? 'choosing' : 'done', filled: empty, kept: different });
  }, [form, found, update]);
}
