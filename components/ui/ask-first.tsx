import { type MouseEvent, type ReactNode, useId, useRef } from 'react';
import { Button } from './button';

type AskFirstProps = {
  /** The button that asks; it belongs to a form. */
  label: ReactNode;
  question: string;
  /** What will happen. */
  text: string;
  confirmLabel: ReactNode;
  cancelLabel: string;
  /** The button's name and value when the form is sent. */
  name: string;
  value: string;
  disabled: boolean;
};

/** A submit button that asks before its form is sent. */
export function AskFirst(props: AskFirstProps) {
  const { label, question, text, confirmLabel, cancelLabel, name, value, disabled } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  // A submit button, so that Enter in the form presses this one, and asks too.
  const ask = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault();
    if (!event.currentTarget.form?.reportValidity()) return;
    dialog.current?.showModal();
    // Enter that is held down must not answer.
    cancel.current?.focus();
  };
  return (
    <>
      <Button type="submit" aria-haspopup="dialog" disabled={disabled} onClick={ask}>
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-question`}
        aria-describedby={`${id}-text`}
        className="m-auto max-w-md rounded-xl border border-line bg-surface p-7 text-ink backdrop:bg-black/50"
      >
        <h2 id={`${id}-question`} className="text-xl font-bold wrap-anywhere">
          {question}
        </h2>
        <p id={`${id}-text`} className="my-4">
          {text}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" name={name} value={value} onClick={() => dialog.current?.close()}>
            {confirmLabel}
          </Button>
          <Button ref={cancel} onClick={() => dialog.current?.close()}>
            {cancelLabel}
          </Button>
        </div>
      </dialog>
    </>
  );
}
