import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';

/** The ids that link a control to its mark, hint and error. */
export function fieldIds(id: string, has: { mark?: boolean; hint: boolean; error: boolean }) {
  const parts = [has.mark && 'mark', has.hint && 'hint', has.error && 'error'];
  const ids = parts.filter(Boolean).map((part) => `${id}-${part}`);
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': has.error || undefined };
}

type FieldErrorProps = { id: string; message: string; isQuestion?: boolean };

/** A field's error, or a question about its value, with the id that `fieldIds` refers to. */
export function FieldError({ id, message, isQuestion = false }: FieldErrorProps) {
  const { t } = useWords('form');
  return (
    <p id={`${id}-error`} className={`font-semibold ${isQuestion ? 'text-warning' : 'text-danger'}`}>
      {isQuestion ? null : <span className="sr-only">{t('errorPrefix')} </span>}
      {message}
    </p>
  );
}

/** Says where a field's value comes from. */
export function FieldMark({ id, mark }: { id: string; mark: string | undefined }) {
  if (!mark) return null;
  return (
    <span id={`${id}-mark`} className="rounded-full bg-accent-soft px-2.5 py-0.5 text-sm font-semibold text-accent">
      {mark}
    </span>
  );
}

type FieldFrameProps = {
  id: string;
  label: string;
  /** Where the value comes from, if someone else filled it in. */
  mark?: string | undefined;
  hint?: string;
  error?: string;
  children: ReactNode;
};

/** The label, mark, hint and error around the control with this id. */
export function FieldFrame({ id, label, mark, hint, error, children }: FieldFrameProps) {
  return (
    <div className={`flex flex-col gap-1.5 ${error ? 'border-s-4 border-danger ps-4' : ''}`}>
      <div className="flex flex-wrap items-center gap-x-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <FieldMark id={id} mark={mark} />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-muted">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={id} message={error} /> : null}
      {children}
    </div>
  );
}
