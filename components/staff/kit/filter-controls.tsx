import { type ComponentProps, type ReactNode, useState } from 'react';

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

type FilterDateProps = Omit<ComponentProps<'input'>, 'type'> & { id: string; label: string; any: string };

/** A native date in a row of filters. Safari shows today in an empty one, so `any` is shown there instead. */
function FilterDate({ id, label, any, defaultValue, ...input }: FilterDateProps) {
  const [isEmpty, setIsEmpty] = useState(!defaultValue);
  const look = isEmpty ? 'not-focus:text-transparent not-focus:[&::-webkit-datetime-edit]:opacity-0' : '';
  return (
    <FilterFrame id={id} label={label}>
      <div className="relative">
        <input
          id={id}
          type="date"
          className={`peer ${CONTROL} ${look}`}
          defaultValue={defaultValue}
          onChange={({ target }) => setIsEmpty(target.value === '')}
          {...input}
        />
        {isEmpty ? (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 start-3 content-center peer-focus:hidden"
          >
            {any}
          </span>
        ) : null}
      </div>
    </FilterFrame>
  );
}

type FilterPeriodProps = {
  id: string;
  labels: { from: string; to: string; any: string };
  /** Days, as their inputs have them; empty for any. */
  period: { from: string; to: string };
};

/** The first and the last day of a period, in a row of filters. */
export function FilterPeriod({ id, labels, period }: FilterPeriodProps) {
  return (['from', 'to'] as const).map((name) => (
    <FilterDate
      key={name}
      id={`${id}-${name}`}
      name={name}
      label={labels[name]}
      any={labels.any}
      defaultValue={period[name]}
    />
  ));
}

/** A native input in a row of filters. */
export function FilterInput({ id, label, ...input }: ComponentProps<'input'> & { id: string; label: string }) {
  return (
    <FilterFrame id={id} label={label}>
      <input id={id} className={CONTROL} {...input} />
    </FilterFrame>
  );
}
