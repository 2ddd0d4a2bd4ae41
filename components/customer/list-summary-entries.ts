import { type FieldErrors, type FieldPath, get } from 'react-hook-form';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { controlPathsOf } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

type FormPath = FieldPath<SubmissionFormValues>;

/** The paths that can have errors, in page order, with the id of the control to go to. */
const CONTROLS: readonly [path: FormPath, controlId: string][] = [
  ...CUSTOMER_FIELDS.map(({ name }): [FormPath, string] => [name, controlPathsOf(name)[0] ?? name]),
  ...DOCUMENT_SIDES.map((side): [FormPath, string] => [`documents.${side}`, `documents.${side}`]),
];

/** Lists the form's errors in page order, as keys under `errors` in form.json. */
export function listSummaryEntries(errors: FieldErrors<SubmissionFormValues>): { controlId: string; key: string }[] {
  return CONTROLS.flatMap(([path, controlId]) => {
    const key: unknown = get(errors, `${path}.message`);
    return typeof key === 'string' ? [{ controlId, key }] : [];
  });
}
