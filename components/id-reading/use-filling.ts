import { useFormContext } from 'react-hook-form';
import { type Comparison, compareValues } from '@/lib/shared/id-reading/compare-values';
import { ID_FIELDS, type IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

/** Compares a reading with the form, and fills the form from it. */
export function useFilling({ values, country }: IdReading) {
  const { getValues, setValue, clearErrors } = useFormContext<SubmissionFormValues>();

  const compare = (): Comparison => compareValues(getValues(), values);

  const fillField = (field: IdField) => {
    if (field !== 'dateOfBirth') return setValue(field, values[field] ?? '');
    for (const part of ['month', 'day', 'year'] as const) {
      setValue(`dateOfBirth.${part}`, String(values.dateOfBirth?.[part] ?? ''));
    }
  };

  const fill = (fields: readonly IdField[]) => {
    // First, since what stands in the field of the state depends on it.
    const hasRegion = fields.includes('state') || fields.includes('zipCode');
    if (hasRegion && country) setValue('isOutsideUnitedStates', country !== 'USA');
    for (const field of ID_FIELDS) if (fields.includes(field)) fillField(field);
    clearErrors([...fields]);
  };

  return { compare, fill };
}
