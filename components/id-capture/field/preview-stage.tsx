import { useMemo } from 'react';
import { base64ToBlob } from '@/lib/browser/image-file/blob-base64';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { BlobImage } from '../../ui/blob-image';
import { STAGE_CLASS, TALL_STAGE_CLASS } from './stage';

/** Shows the whole photo, exactly as it will be sent. */
export function PreviewStage({ image, alt }: { image: PreparedImage; alt: string }) {
  const blob = useMemo(() => base64ToBlob(image.base64, image.mediaType), [image]);
  const { widthPx, heightPx } = image;
  const isUpright = heightPx > widthPx;
  return (
    <div className={`${isUpright ? TALL_STAGE_CLASS : STAGE_CLASS} border-2 border-line bg-surface-muted`}>
      <BlobImage
        blob={blob}
        alt={alt}
        width={widthPx}
        height={heightPx}
        className={`w-full rounded-md object-contain ${isUpright ? 'max-h-[75vh]' : 'min-h-0'}`}
      />
    </div>
  );
}
