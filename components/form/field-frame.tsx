import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';

/** The ids that tie a control to its hint and its error. */
export function fieldIds(id: string, has: { hint: boolean; error: boolean }) {
  const ids = [has.hint ? `${id}-hint` : undefined, has.error ? `${id}-error` : undefined].filter(Boolean);
  return { 'aria-describedby': ids.join(' ') || undefined, 'aria-invalid': has.error || undefined };
}

/** A field's error in the place that `fieldIds` points to. */
export function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useWords('form');
  return (
    <p id={`${id}-error`} className="font-semibold text-danger">
      <span className="sr-only">{t('errorPrefix')} </span>
      {message}
    </p>
  );
}

type FieldFrameProps = { id: string; label: string; hint?: string; error?: string; children: ReactNode };

/** Label, hint and error around one control that has this id. */
export function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <div className={`flex flex-col gap-1.5 ${error ? 'border-l-4 border-danger pl-4' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
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
