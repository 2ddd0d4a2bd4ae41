import type { ReactNode } from 'react';

type SectionProps = { id: string; title: string; hint?: string; children: ReactNode };

/** A section of the form with a title. */
export function Section({ id, title, hint, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-xl font-bold">
          {title}
        </h2>
        {hint ? <p className="text-ink-muted">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}
