import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { ImageViewer } from '../../image-viewer/image-viewer';
import { Button } from '../../ui/button';
import { useObjectUrl } from '../../ui/use-object-url';
import { useWords } from '../../words/use-words';
import { useTurnedImage } from './use-turned-image';

export type CloserLookDialogProps = {
  side: DocumentSide;
  image: PreparedImage;
  /** The image as the person rotated it. */
  onChange(turned: PreparedImage): void;
  onRetake(): void;
  /** The dialog was closed, for whatever reason. */
  onClose(): void;
};

/** One full-screen photo, to check that every word is readable, and to rotate it permanently. */
export function CloserLookDialog({ side, image, onChange, onRetake, onClose }: CloserLookDialogProps) {
  const { t } = useWords('quality');
  const { t: tCapture } = useWords('id-capture');
  const titleId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [quarterTurns, setQuarterTurns] = useState(0);
  const blob = useMemo(() => base64ToBlob(image.base64, image.mediaType), [image]);
  const url = useObjectUrl(blob);
  const { state, save } = useTurnedImage(image, onChange);
  const canSave = quarterTurns !== 0 && state !== 'saving';

  useEffect(() => dialogRef.current?.showModal(), []);

  const close = () => dialogRef.current?.close();
  const retake = () => {
    close();
    onRetake();
  };

  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-0 h-dvh max-h-none w-screen max-w-none flex-col gap-3 overscroll-contain bg-surface p-4 pb-[max(1rem,env(safe-area-inset-bottom))] text-ink open:flex"
    >
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 id={titleId} className="text-lg font-bold">
            {t(`closerLook.title-${side}`)}
          </h2>
          <p>{t('closerLook.question')}</p>
        </div>
        <Button className="shrink-0" onClick={close}>
          {t('closerLook.close')}
        </Button>
      </div>
      <ImageViewer
        src={url}
        alt={tCapture(`side.${side}.alt`)}
        className="min-h-0 w-full grow"
        onTurned={setQuarterTurns}
      />
      <div className="flex flex-wrap items-center justify-center gap-3">
        <Button onClick={retake}>{tCapture('action.retake')}</Button>
        <Button
          aria-disabled={!canSave}
          className="aria-disabled:opacity-60"
          onClick={() => canSave && void save(quarterTurns)}
        >
          {t('closerLook.saveRotation')}
        </Button>
      </div>
      <p role="status" className="min-h-6 text-center">
        {state === 'idle' ? '' : t(`closerLook.${state}`)}
      </p>
    </dialog>
  );
}
