import type { DocumentSide } from '@/lib/shared/contract/request';
import { CheckIcon, CrossIcon } from '../ui/icons';
import { useWords } from '../words/use-words';

const FRAME = 'h-auto w-full rounded-lg border border-line bg-surface-muted';

/** A drawing of a card: a portrait and lines on the front, a barcode on the back. */
function Card({ side }: { side: DocumentSide }) {
  return (
    <g>
      <rect x="14" y="16" width="92" height="58" rx="5" className="fill-surface stroke-ink-muted" strokeWidth="2" />
      {side === 'front' ? (
        <g className="fill-ink-muted">
          <circle cx="33" cy="38" r="8" />
          <path d="M20 62c1-10 6-13 13-13s12 3 13 13z" />
          {[30, 40, 50, 60].map((y, index) => (
            <rect key={y} x="56" y={y} width={[42, 34, 40, 26][index]} height="4" rx="2" />
          ))}
        </g>
      ) : (
        <g className="fill-ink-muted">
          <rect x="22" y="24" width="76" height="5" rx="2" />
          {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((bar) => (
            <rect key={bar} x={24 + bar * 5.8} y="38" width={bar % 3 === 0 ? 4 : 2.4} height="26" />
          ))}
        </g>
      )}
    </g>
  );
}

/** What a good photo looks like, and two bad ones. */
export function PhotoExamples({ side }: { side: DocumentSide }) {
  const { t } = useWords('journey');
  const examples = [
    { key: 'good', isGood: true, picture: <Card side={side} /> },
    {
      key: 'glare',
      isGood: false,
      picture: (
        <>
          <Card side={side} />
          <ellipse cx="66" cy="42" rx="26" ry="17" className="fill-white opacity-90" />
        </>
      ),
    },
    {
      key: 'cut',
      isGood: false,
      picture: (
        <g transform="translate(34 22) rotate(8 60 45)">
          <Card side={side} />
        </g>
      ),
    },
  ] as const;
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,5rem),1fr))] gap-3 px-1">
      {examples.map(({ key, isGood, picture }) => (
        <li key={key} className="flex flex-col gap-1.5">
          <svg viewBox="0 0 120 90" aria-hidden="true" className={FRAME}>
            {picture}
          </svg>
          <p className="flex items-start gap-1 text-sm">
            {isGood ? (
              <CheckIcon className="mt-0.5 size-4 shrink-0 text-success" />
            ) : (
              <CrossIcon className="mt-0.5 size-4 shrink-0 text-danger" />
            )}
            {t(`examples.${key}`)}
          </p>
        </li>
      ))}
    </ul>
  );
}
