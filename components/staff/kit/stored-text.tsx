import { splitAtDirectionMarks } from '@/lib/shared/customer/plain-text';
import { useWords } from '../../words/use-words';

/** A hidden character, by its number in Unicode. */
function DirectionMark({ character }: { character: string }) {
  const { t } = useWords('staff');
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return (
    <span
      role="img"
      aria-label={t('directionMark', { code })}
      title={t('directionMark', { code })}
      className="mx-0.5 rounded border border-current px-1 font-mono text-sm font-normal whitespace-nowrap"
    >
      {code}
    </span>
  );
}

/**
 * A value as it is stored, apart from the text around it. Characters that would change the direction in which it is read
 * are shown instead of taking effect: the forms refuse most of them, but the storage API and old rows may have any.
 */
export function StoredText({ children, className }: { children: string; className?: string }) {
  return (
    <bdi className={className}>
      {splitAtDirectionMarks(children).map((part, index) =>
        // The parts alternate, and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else to be told by
        index % 2 === 1 ? <DirectionMark key={index} character={part} /> : part,
      )}
    </bdi>
  );
}
