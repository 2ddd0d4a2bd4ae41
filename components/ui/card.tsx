import type { ReactNode } from 'react';

/** A framed section of a page, with a title if it is one of several. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7">
      {title ? <h2 className="text-xl font-bold">{title}</h2> : null}
      {children}
    </section>
  );
}
