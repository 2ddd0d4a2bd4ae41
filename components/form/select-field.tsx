import type { ComponentProps } from 'react';
import { FieldFrame, fieldIds } from './field-frame';
import { CONTROL } from './text-field';

type SelectFieldProps = ComponentProps<'select'> & {
  id: string;
  label: string;
  error?: string;
  /** Shown for the empty value. */
  placeholder: string;
  options: readonly (readonly [value: string, text: string])[];
};

/** A labeled native select with its error. */
export function SelectField({ id, label, error, placeholder, options, ...select }: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} error={error}>
      <select id={id} className={CONTROL} {...fieldIds(id, { hint: false, error: Boolean(error) })} {...select}>
        <option value="">{placeholder}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
