import { useEffect, useRef, useState } from 'react';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { ImageViewer } from '../../image-viewer/image-viewer';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { isTypedInto, useSingleKeys } from '../kit/use-single-keys';

const SIDE_KEYS: Record<DocumentSide, string> = { front: '1', back: '2' };

/** The part of the viewer that handles its keys. */
const FRAME = '[tabindex="0"]';

/** The front and back of one ID, viewed closely one at a time. */
export function DocumentPair({ urls }: { urls: Partial<Record<DocumentSide, string>> }) {
  const { t } = useWords('customer-record');
  const [side, setSide] = useState<DocumentSide>('front');
  const pair = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  const choose = (next: DocumentSide) => () => {
    if (urls[next]) setSide(next);
  };
  useSingleKeys({ [SIDE_KEYS.front]: choose('front'), [SIDE_KEYS.back]: choose('back') });

  // Photos that arrive while someone types must take neither the keys nor the place on the page.
  useEffect(() => {
    if (!isTypedInto(document.activeElement)) pair.current?.closest('section')?.scrollIntoView({ block: 'start' });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each side has its own viewer; the old one took focus
  useEffect(() => {
    const { activeElement } = document;
    const isFocusFree = !activeElement || activeElement === document.body;
    if (isFocusFree || (isFirst.current && !isTypedInto(activeElement)))
      pair.current?.querySelector<HTMLElement>(FRAME)?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [side]);

  return (
    <div ref={pair} className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('documents.title')}</legend>
        {DOCUMENT_SIDES.filter((name) => urls[name]).map((name) => (
          <Button
            key={name}
            aria-pressed={name === side}
            aria-keyshortcuts={SIDE_KEYS[name]}
            className="aria-pressed:border-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={choose(name)}
          >
            {t(`documents.${name}`)} <KeyHint>{SIDE_KEYS[name]}</KeyHint>
          </Button>
        ))}
      </fieldset>
      {urls.back ? null : <p className="text-ink-muted">{t('documents.noBack')}</p>}
      <ImageViewer
        src={urls[side]}
        alt={t(`documents.alt.${side}`)}
        className="h-[45dvh] min-h-72 w-full sm:h-[70dvh]"
      />
    </div>
  );
}
