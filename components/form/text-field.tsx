import type { ComponentProps } from 'react';
import { FieldFrame, fieldIds } from './field-frame';

/** The styling of every text control. */
export const CONTROL =
  'min-h-12 w-full rounded-lg border border-line-strong bg-surface px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-danger [&[readonly]]:border-dashed [&[readonly]]:bg-surface-muted';

type TextFieldProps = ComponentProps<'input'> & {
  id: string;
  label: string;
  mark?: string | undefined;
  hint?: string;
  error?: string;
};

/** A text input with its label, hint and error. */
export function TextField({ id, label, mark, hint, error, className = '', ...input }: TextFieldProps) {
  return (
    <FieldFrame id={id} label={label} mark={mark} hint={hint} error={error}>
      <input
        id={id}
        type="text"
        // What is typed has its own direction: an English address in an Arabic page, for example.
        dir="auto"
        className={`${CONTROL} ${className}`}
        {...fieldIds(id, { mark: Boolean(mark), hint: Boolean(hint), error: Boolean(error) })}
        {...input}
      />
    </FieldFrame>
  );
}
