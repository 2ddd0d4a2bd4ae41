import Link from 'next/link';
import { Button } from '../../ui/button';

const LINK =
  'inline-flex min-h-11 items-center rounded-lg border border-line-strong bg-surface px-5 py-2 font-semibold hover:bg-surface-muted';

/** How to get to a page: an address, or what to do. Undefined if there is no such page. */
type Turn = { href: string } | { onClick: () => void } | undefined;

function TurnControl({ turn, name, label }: { turn: Turn; name: string; label: string }) {
  if (!turn) return null;
  if ('href' in turn) {
    return (
      <Link href={turn.href} prefetch={false} data-page={name} className={LINK}>
        {label}
      </Link>
    );
  }
  return (
    <Button data-page={name} onClick={turn.onClick}>
      {label}
    </Button>
  );
}

type PageTurnerProps = { label: string; previous: Turn; next: Turn; words: { previous: string; next: string } };

/** Links to the previous and next pages; renders nothing if there is only one page. */
export function PageTurner({ label, previous, next, words }: PageTurnerProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap gap-3">
      <TurnControl turn={previous} name="previous" label={words.previous} />
      <TurnControl turn={next} name="next" label={words.next} />
    </nav>
  );
}
