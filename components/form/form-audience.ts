import { createContext, useContext } from 'react';

/** Who fills the form in: the person themselves, or staff for them. Some words differ (`…_staff` in form.json). */
export type FormAudience = 'applicant' | 'staff';

const FormAudienceContext = createContext<FormAudience>('applicant');

export const FormAudienceProvider = FormAudienceContext.Provider;

/** The `context` of words that speak to whoever fills the form in. */
export function useFormAudience(): { context: FormAudience } {
  return { context: useContext(FormAudienceContext) };
}
