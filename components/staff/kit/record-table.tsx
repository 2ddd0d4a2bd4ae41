import type { ReactNode } from 'react';

type RecordTableProps = {
  caption: string;
  columns: readonly (readonly [name: string, title: string])[];
  children: ReactNode;
};

/** A table whose rows become cards in a narrow window, where each cell names its column with `data-label`. */
export function RecordTable({ caption, columns, children }: RecordTableProps) {
  return (
    <table className="block w-full rounded-xl border border-line bg-surface lg:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-line-strong">
          {columns.map(([name, title]) => (
            <th key={name} scope="col" className="px-3 py-2 font-semibold text-ink-muted">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">{children}</tbody>
    </table>
  );
}
