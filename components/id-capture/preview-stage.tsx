import { useMemo } from 'react';
import { base64ToBlob } from '@/lib/browser/blob-base64';
import type { PreparedImage } from '@/lib/shared/prepared-image';
import { BlobImage } from './blob-image';
import { STAGE_CLASS } from './stage';

/** Shows the photo just as it will be sent, whole; upright photos may make the stage taller. */
export function PreviewStage({ image, alt }: { image: PreparedImage; alt: string }) {
  const blob = useMemo(() => base64ToBlob(image.base64, image.mediaType), [image]);
  const { widthPx, heightPx } = image;
  return (
    <div className={`${STAGE_CLASS} border-2 border-line bg-surface-muted`}>
      <BlobImage
        blob={blob}
        alt={alt}
        width={widthPx}
        height={heightPx}
        className="max-h-[75vh] min-h-0 w-full rounded-md object-contain"
      />
    </div>
  );
}
