import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffForComputer } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/** The photos that a form took from the phone; the size tells whether it is still the one in the form. */
export type FetchedPhotos = Partial<Record<DocumentSide, { version: string; byteCount: number }>>;

/** The images of the form. */
export type FormImages = {
  get(side: DocumentSide): PreparedImage | undefined;
  set(side: DocumentSide, image: PreparedImage | undefined): void;
};

/** What happened to a side. */
export type PhotoEvent = { kind: 'arrivedSide' | 'removedSide'; side: DocumentSide };

/**
 * Puts new photos into the form, and takes out those that were removed on the phone, unless another photo has taken their
 * place. What came before comes no second time.
 *
 * @returns what the form has from the phone now, and what happened, in order
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
