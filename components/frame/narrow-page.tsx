import type { ReactNode } from 'react';
import { PressesHeard } from './presses-heard';

type NarrowPageProps = { children: ReactNode; header: ReactNode; footer: ReactNode };

/** The frame for one-column pages: forms, results, and anything every visitor may see. */
export function NarrowPage({ children, header, footer }: NarrowPageProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-form flex-col px-4 pb-10 sm:px-6">
      <header className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 border-b border-line px-1 py-3">
        {header}
      </header>
      <main id="content" className="flex flex-1 flex-col gap-6 py-8 sm:py-12">
        {children}
      </main>
      {footer}
      <PressesHeard />
    </div>
  );
}
