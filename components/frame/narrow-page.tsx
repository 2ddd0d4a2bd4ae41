import type { ReactNode } from 'react';
import { PressesHeard } from './presses-heard';

/** The frame of pages with one column: forms, results, and what every visitor may see. `footer` stands below a line. */
export function NarrowPage({ children, footer }: { children: ReactNode; footer?: string }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-form flex-col px-4 pb-10 sm:px-6">
      <main id="content" className="flex flex-1 flex-col gap-6 py-8 sm:py-12">
        {children}
      </main>
      {footer ? <footer className="border-t border-line pt-5 text-base text-ink-muted">{footer}</footer> : null}
      <PressesHeard />
    </div>
  );
}
