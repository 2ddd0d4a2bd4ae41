/** A key that does the same as the button it stands in. Screen readers hear it from `aria-keyshortcuts`. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="hidden rounded border border-current px-1.5 font-sans text-sm leading-5 font-normal opacity-80 sm:inline"
    >
      {children}
    </span>
  );
}
