import { type FieldErrors, type FieldPath, get } from 'react-hook-form';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

type FormPath = FieldPath<SubmissionFormValues>;

/** The paths that carry errors, in the order of the page, and the id of the control to go to. */
const CONTROLS: readonly [path: FormPath, controlId: string][] = [
  ['reference', 'reference'],
  ['firstName', 'firstName'],
  ['lastName', 'lastName'],
  ['dateOfBirth', 'dateOfBirth.month'],
  ['streetAddress', 'streetAddress'],
  ['city', 'city'],
  ['state', 'state'],
  ['zipCode', 'zipCode'],
  ['phoneNumber', 'phoneNumber'],
  ['emailAddress', 'emailAddress'],
  ['documents.front', 'documents.front'],
  ['documents.back', 'documents.back'],
];

/** Lists the errors of the form in the order of the page, as keys of form.json below `errors`. */
export function listSummaryEntries(errors: FieldErrors<SubmissionFormValues>): { controlId: string; key: string }[] {
  return CONTROLS.flatMap(([path, controlId]) => {
    const key: unknown = get(errors, `${path}.message`);
    return typeof key === 'string' ? [{ controlId, key }] : [];
  });
}
