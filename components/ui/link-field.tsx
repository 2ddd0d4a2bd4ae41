import { type ReactNode, type Ref, useId } from 'react';

type LinkFieldProps = {
  label: string;
  link: string;
  /** To select the link where it cannot be copied. */
  ref?: Ref<HTMLInputElement>;
  /** What copies it. */
  children: ReactNode;
};

/** A link to copy by hand or by the button next to it. */
export function LinkField({ label, link, ref, children }: LinkFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <div className="flex flex-wrap gap-3">
        <input
          ref={ref}
          id={id}
          readOnly
          value={link}
          onFocus={({ target }) => target.select()}
          className="min-h-11 min-w-48 flex-1 rounded-lg border border-line-strong bg-surface px-3 py-2 text-base text-ink-muted"
        />
        {children}
      </div>
    </div>
  );
}
