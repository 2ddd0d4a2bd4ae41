import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import { EMPTY_CUSTOMER_FORM_VALUES } from '@/lib/shared/customer/customer-form-values';
import { type SubmissionFormValues, submissionFormSchema } from '@/lib/shared/submission/submission-form';

const resolve = zodResolver(submissionFormSchema, undefined, {
  raw: true,
}) as unknown as Resolver<SubmissionFormValues>;

/** A field that was never shown has no value yet. */
function withEmptyFields(values: SubmissionFormValues): SubmissionFormValues {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { ...EMPTY_CUSTOMER_FORM_VALUES, ...given } as SubmissionFormValues;
}

/**
 * Validates the form against the schema. Values are passed on as typed, because the server action checks and maps them
 * again.
 */
export const resolveSubmission: Resolver<SubmissionFormValues> = (values, context, options) =>
  resolve(withEmptyFields(values), context, options);
