import { type ReactNode, useEffect, useRef } from 'react';

type PhoneScreenProps = {
  title: string;
  children: ReactNode;
  /** False for the first screen after the page loads, when focus belongs to the page. */
  takesFocus: boolean;
};

/** One screen of the phone's page. Each new one moves focus to its title, so that it is read out. */
export function PhoneScreen({ title, children, takesFocus }: PhoneScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shouldFocus = useRef(takesFocus);
  useEffect(() => {
    if (!shouldFocus.current) return;
    window.scrollTo({ top: 0 });
    heading.current?.focus();
  }, []);
  return (
    <section className="flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-7">
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-bold text-balance sm:text-3xl">
        {title}
      </h1>
      {children}
    </section>
  );
}
