import type { ReactNode } from 'react';

/**
 * Names beside their values (`dt`, `dd`), one below the other where text is too large for two columns. `className` is
 * for the space around it.
 */
export function FactsList({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`@container ${className}`}>
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-6 @2xs:grid-cols-[auto_minmax(0,1fr)] @2xs:gap-y-2 [&_dd]:@max-2xs:mb-2">
        {children}
      </dl>
    </div>
  );
}
