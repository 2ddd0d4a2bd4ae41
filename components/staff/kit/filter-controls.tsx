import type { ComponentProps, ReactNode } from 'react';

const CONTROL = 'min-h-11 w-full rounded-lg border border-line-strong bg-surface px-3 py-1.5 text-base text-ink';

/** A control with a label, in a row of filters. */
function FilterFrame({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-36 flex-1 flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}

type FilterSelectProps = ComponentProps<'select'> & { id: string; label: string; any: string };

/** A native select in a row of filters. Its children are the options; the first one means any. */
export function FilterSelect({ id, label, any, children, ...select }: FilterSelectProps) {
  return (
    <FilterFrame id={id} label={label}>
      <select id={id} className={CONTROL} {...select}>
        <option value="">{any}</option>
        {children}
      </select>
    </FilterFrame>
  );
}

/** A native input in a row of filters. */
export function FilterInput({ id, label, ...input }: ComponentProps<'input'> & { id: string; label: string }) {
  return (
    <FilterFrame id={id} label={label}>
      <input id={id} className={CONTROL} {...input} />
    </FilterFrame>
  );
}
