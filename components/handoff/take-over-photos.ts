import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffForComputer } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/** The photos that a form got from the phone; the size tells whether the form still has the same one. */
export type FetchedPhotos = Partial<Record<DocumentSide, { version: string; byteCount: number }>>;

/** The form's images. */
export type FormImages = {
  get(side: DocumentSide): PreparedImage | undefined;
  set(side: DocumentSide, image: PreparedImage | undefined): void;
};

/** What happened to a side. */
export type PhotoEvent = { kind: 'arrivedSide' | 'removedSide'; side: DocumentSide };

/**
 * Puts new photos into the form, and takes out those removed on the phone, unless another photo has replaced them. A
 * photo that was already delivered is not added again.
 *
 * @returns what the form now has from the phone, and what happened, in order
 */
export function takeOverPhotos(
  { images: handed, versions }: HandoffForComputer,
  fetched: FetchedPhotos,
  images: FormImages,
): { fetched: FetchedPhotos; events: PhotoEvent[] } {
  const now = { ...fetched };
  const events: PhotoEvent[] = [];
  for (const { side, version, image } of handed) {
    if (now[side]?.version === version) continue;
    images.set(side, image);
    now[side] = { version, byteCount: image.byteCount };
    events.push({ kind: 'arrivedSide', side });
  }
  for (const side of DOCUMENT_SIDES) {
    const photo = now[side];
    if (!photo || versions[side] !== null) continue;
    delete now[side];
    if (images.get(side)?.byteCount !== photo.byteCount) continue;
    images.set(side, undefined);
    events.push({ kind: 'removedSide', side });
  }
  return { fetched: now, events };
}
