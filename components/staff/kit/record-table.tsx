import type { ReactNode } from 'react';

/** A cell of a record table. Where the text is too large for two columns, its column's name is above its value. */
export const RECORD_CELL =
  'flex gap-x-3 break-words max-md:wrap-anywhere before:w-28 before:shrink-0 before:font-normal before:text-ink-muted before:content-[attr(data-label)] @max-2xs:flex-col @max-2xs:before:w-full md:table-cell md:px-1.5 md:py-2 md:align-middle md:before:content-none lg:px-3';

type RecordTableProps = {
  caption: string;
  columns: readonly (readonly [name: string, title: string])[];
  children: ReactNode;
};

/** A table whose rows become cards on phones, where each cell names its column with `data-label`: see RECORD_CELL. */
export function RecordTable({ caption, columns, children }: RecordTableProps) {
  return (
    <div className="@container">
      <table className="block w-full rounded-xl border border-line bg-surface md:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="sr-only md:not-sr-only md:table-header-group">
          <tr className="border-b border-line-strong">
            {columns.map(([name, title]) => (
              <th key={name} scope="col" className="px-1.5 py-2 font-semibold text-ink-muted md:max-lg:text-sm lg:px-3">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">{children}</tbody>
      </table>
    </div>
  );
}
