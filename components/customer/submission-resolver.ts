import { zodResolver } from '@hookform/resolvers/zod';
import type { Resolver } from 'react-hook-form';
import { type SubmissionFormValues, submissionFormSchema } from '@/lib/shared/submission/submission-form';

/** Checks the form by the schema; what is handed on stays as typed, since the server action checks and maps it again. */
export const resolveSubmission: Resolver<SubmissionFormValues> = zodResolver(submissionFormSchema, undefined, {
  raw: true,
}) as unknown as Resolver<SubmissionFormValues>;
