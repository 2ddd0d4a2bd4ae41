import { useEffect, useId, useMemo, useRef } from 'react';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { BlobImage } from '../../ui/blob-image';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

export type CutOutDialogProps = {
  image: PreparedImage;
  /** The document alone. */
  cut: PreparedImage;
  /** The person chose the cropped document. */
  onChange(cut: PreparedImage): void;
  /** The dialog was closed, for whatever reason. */
  onClose(): void;
};

function Picture({ image, caption }: { image: PreparedImage; caption: string }) {
  const blob = useMemo(() => base64ToBlob(image.base64, image.mediaType), [image]);
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <BlobImage
        blob={blob}
        alt={caption}
        width={image.widthPx}
        height={image.heightPx}
        className="max-h-[45vh] w-full rounded-md border border-line bg-surface-muted object-contain"
      />
      <figcaption aria-hidden="true" className="text-ink-muted">
        {caption}
      </figcaption>
    </figure>
  );
}

/** The photo before and after cropping to the document. It stays unchanged until the person picks the cropped one. */
export function CutOutDialog({ image, cut, onChange, onClose }: CutOutDialogProps) {
  const { t } = useWords('quality');
  const titleId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);

  useEffect(() => dialogRef.current?.showModal(), []);

  const close = () => dialogRef.current?.close();
  const accept = () => {
    onChange(cut);
    close();
  };

  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-3xl flex-col gap-4 overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface p-5 text-ink backdrop:bg-black/60 open:flex"
    >
      <h2 id={titleId} className="text-xl font-bold">
        {t('cutOut.title')}
      </h2>
      <p>{t('cutOut.question')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Picture image={image} caption={t('cutOut.before')} />
        <Picture image={cut} caption={t('cutOut.after')} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={accept}>
          {t('cutOut.accept')}
        </Button>
        <Button onClick={close}>{t('cutOut.keep')}</Button>
      </div>
    </dialog>
  );
}
