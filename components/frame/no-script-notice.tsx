/** Shown by browsers that run no scripts; `text` says what they are needed for. */
export function NoScriptNotice({ text }: { text: string }) {
  return (
    <noscript>
      <p className="rounded-lg bg-warning-soft p-4 font-semibold text-warning">{text}</p>
    </noscript>
  );
}
