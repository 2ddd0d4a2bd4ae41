/**
 * A key that does the same as what it stands beside. It shows once the page hears keys, and not while they are turned off (see
 * app/globals.css). Screen readers hear it from `aria-keyshortcuts`.
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
