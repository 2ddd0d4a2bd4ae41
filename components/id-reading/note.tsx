'use client';

import { type ReactNode, useEffect, useRef } from 'react';

const LOOKS = {
  offer: 'border-accent bg-accent-soft',
  warning: 'border-warning bg-warning-soft',
};

type NoteProps = {
  look: keyof typeof LOOKS;
  title?: string;
  /** Takes focus when it appears: it replaces the button that was pressed. */
  takesFocus?: boolean;
  children: ReactNode;
};

/** A box next to the photos. */
export function Note({ look, title, takesFocus = false, children }: NoteProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div
      ref={box}
      tabIndex={takesFocus ? -1 : undefined}
      className={`flex flex-col gap-4 rounded-lg border-2 p-5 ${LOOKS[look]}`}
    >
      {title ? <h2 className="text-lg font-bold">{title}</h2> : null}
      {children}
    </div>
  );
}
