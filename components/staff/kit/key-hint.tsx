/**
 * A key that does the same as the control next to it. It appears once the page handles keys, and is hidden while they
 * are turned off (see app/globals.css). Screen readers get it from `aria-keyshortcuts`.
 */
export function KeyHint({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="key-hint hidden rounded border border-current px-1.5 font-sans text-sm leading-5 font-normal opacity-80 sm:inline"
    >
      {children}
    </span>
  );
}
