import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentSide } from '@/lib/shared/storage-contract/request';
import { DOCUMENT_SIDES } from '@/lib/shared/storage-contract/request';
import { ImageViewer } from '../../image-viewer/image-viewer';
import { Button } from '../../ui/button';
import { KeyHint } from './key-hint';
import { useSingleKeys } from './use-single-keys';

const SIDE_KEYS: Record<DocumentSide, string> = { front: '1', back: '2' };

/** Front and back of one ID, one at a time, to look at closely. */
export function DocumentPair({ urls }: { urls: Partial<Record<DocumentSide, string>> }) {
  const { t } = useTranslation('customer-record');
  const [side, setSide] = useState<DocumentSide>('front');
  const group = useRef<HTMLFieldSetElement>(null);
  const choose = (next: DocumentSide) => () => {
    if (urls[next]) setSide(next);
  };
  useSingleKeys({ [SIDE_KEYS.front]: choose('front'), [SIDE_KEYS.back]: choose('back') });

  useEffect(() => group.current?.querySelector('button')?.focus(), []);

  return (
    <div className="flex flex-col gap-3">
      <fieldset ref={group} className="flex flex-wrap gap-2">
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
      <ImageViewer src={urls[side]} alt={t(`documents.alt.${side}`)} className="h-[70dvh] min-h-80 w-full" />
    </div>
  );
}
