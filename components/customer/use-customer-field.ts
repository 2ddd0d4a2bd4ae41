import { type FieldPath, get, useFormContext, useFormState } from 'react-hook-form';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../words/use-words';

type FormPath = FieldPath<SubmissionFormValues>;
type TypedField = Exclude<FormPath, 'dateOfBirth' | `documents${string}`>;

/** The sentence of a field's error; undefined when there is none. */
export function useFieldError(path: FormPath): string | undefined {
  const { control } = useFormContext<SubmissionFormValues>();
  const { errors } = useFormState({ control, name: path });
  const { t } = useWords('form');
  const key: unknown = get(errors, `${path}.message`);
  // Keys come from the schema; tests/unit/shared/messages.test.ts checks that each has a sentence.
  return typeof key === 'string' ? t(`errors.${key}` as 'errors.city.required') : undefined;
}

/**
 * Binds one control of the customer form: its registration, its id (the field's path) and its error sentence. The error
 * goes when the value changes.
 *
 * @param errorPath where the error stands, when it is not the field's own path
 */
export function useCustomerField(path: TypedField, errorPath: FormPath = path) {
  const { register, clearErrors } = useFormContext<SubmissionFormValues>();
  const error = useFieldError(errorPath);
  return { ...register(path, { onChange: () => clearErrors(errorPath) }), id: path, error };
}
