/** Shown above every page of a demo: says that nothing in it is real. */
export function DemoBanner({ text }: { text: string }) {
  return (
    <aside className="border-b border-line bg-warning-soft px-4 py-2 text-center text-base text-warning">{text}</aside>
  );
}
