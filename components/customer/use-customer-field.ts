import { type FieldPath, get, useFormContext, useFormState } from 'react-hook-form';
import type { ControlPath } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { useFilledField } from '../id-reading/filled-fields';
import { useWords } from '../words/use-words';

type FormPath = FieldPath<SubmissionFormValues>;

/** Autofill value for a control: `bday-month` where the list of fields gives `bday` for a date. */
function findAutoComplete(path: ControlPath | 'isOutsideUnitedStates'): string | undefined {
  const [name, part] = path.split('.');
  const field = CUSTOMER_FIELDS.find((described) => described.name === name);
  return field && (part ? `${field.autoComplete}-${part}` : field.autoComplete);
}

/** The message for a field's error; undefined if there is none. */
export function useFieldError(path: FormPath): string | undefined {
  const { control } = useFormContext<SubmissionFormValues>();
  const { errors } = useFormState({ control, name: path });
  const { t } = useWords('form');
  const key: unknown = get(errors, `${path}.message`);
  // Keys come from the schema; tests/unit/shared/messages.test.ts checks that each has a message.
  return typeof key === 'string' ? t(`errors.${key}` as 'errors.city.required') : undefined;
}

/**
 * Binds one control of the customer form: its registration, its id (the field's path), its autofill value, whether an
 * ID filled it in, and its error message. The error and the mark disappear when the value changes.
 *
 * @param errorPath where to find the error, if not at the field's own path
 */
export function useCustomerField(path: ControlPath | 'isOutsideUnitedStates', errorPath: FormPath = path) {
  const { register, clearErrors } = useFormContext<SubmissionFormValues>();
  const error = useFieldError(errorPath);
  const { t } = useWords('id-reading');
  const audience = useFormAudience();
  const { isFilled, onEdit } = useFilledField(path.split('.')[0] ?? path);
  const registration = register(path, {
    onChange: () => {
      clearErrors(errorPath);
      onEdit();
    },
  });
  const mark = isFilled ? t('mark', audience) : undefined;
  return { ...registration, id: path, mark, error, autoComplete: findAutoComplete(path) };
}
