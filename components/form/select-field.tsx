import type { ComponentProps } from 'react';
import { FieldFrame, fieldIds } from './field-frame';
import { CONTROL } from './text-field';

type SelectFieldProps = ComponentProps<'select'> & {
  id: string;
  label: string;
  mark?: string | undefined;
  error?: string;
  /** Label for the empty option; without it there is no empty option. */
  placeholder?: string;
  options: readonly (readonly [value: string, text: string])[];
};

/** A native select with a label and its error. */
export function SelectField({ id, label, mark, error, placeholder, options, ...select }: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} mark={mark} error={error}>
      <select
        id={id}
        className={CONTROL}
        {...fieldIds(id, { mark: Boolean(mark), hint: false, error: Boolean(error) })}
        {...select}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
