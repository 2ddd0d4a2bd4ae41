import type { ReactNode } from 'react';

type RecordTableProps = {
  caption: string;
  columns: readonly (readonly [name: string, title: string])[];
  children: ReactNode;
};

/** A table whose rows become cards on phones, where each cell names its column with `data-label`. */
export function RecordTable({ caption, columns, children }: RecordTableProps) {
  return (
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
  );
}
