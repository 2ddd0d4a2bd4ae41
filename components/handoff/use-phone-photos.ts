import { useCallback, useEffect, useState } from 'react';
import { v4 as uuid } from 'uuid';
import type { Draft } from '@/lib/browser/draft/draft';
import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { HandoffPhoto } from '@/lib/shared/handoff/handoff';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';

/** What this phone took: a photo of a side, or (version null) the fact that the side was cleared. */
export type PhonePhotos = Partial<Record<DocumentSide, HandoffPhoto>>;

type KeptPhoto = { linkSecret: string; photo: HandoffPhoto };

/**
 * The photos on this phone, kept across reloads.
 *
 * @param isOver true once nothing more is sent: the photos are removed from the phone
 */
export function usePhonePhotos(draft: Draft, linkSecret: string, isOver: boolean) {
  const [photos, setPhotos] = useState<PhonePhotos>({});

  useEffect(() => {
    if (isOver) {
      setPhotos({});
      void draft.clear();
      return;
    }
    let isCurrent = true;
    const restore = async () => {
      for (const side of DOCUMENT_SIDES) {
        const kept = (await draft.find(side)) as KeptPhoto | undefined;
        // Anything taken in the meantime stays.
        if (isCurrent && kept?.linkSecret === linkSecret) setPhotos((now) => ({ [side]: kept.photo, ...now }));
      }
    };
    void restore();
    return () => {
      isCurrent = false;
    };
  }, [draft, linkSecret, isOver]);

  const change = useCallback(
    (side: DocumentSide, image: PreparedImage | undefined) => {
      const photo: HandoffPhoto = image ? { side, version: uuid(), image } : { side, version: null };
      setPhotos((now) => ({ ...now, [side]: photo }));
      void draft.save(side, { linkSecret, photo });
    },
    [draft, linkSecret],
  );

  return { photos, change };
}
