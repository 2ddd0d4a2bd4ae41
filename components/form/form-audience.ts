import { createContext, useContext } from 'react';

/** Who fills in the form: the applicant, or staff on their behalf. Some wording differs (`…_staff` in form.json). */
export type FormAudience = 'applicant' | 'staff';

const FormAudienceContext = createContext<FormAudience>('applicant');

export const FormAudienceProvider = FormAudienceContext.Provider;

/** The `context` for wording that addresses whoever fills in the form. */
export function useFormAudience(): { context: FormAudience } {
  return { context: useContext(FormAudienceContext) };
}
