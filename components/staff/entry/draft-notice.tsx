import { useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';

type DraftNoticeProps = {
  draft: Draft;
  /** Removes a photo that the draft's form sent ahead. */
  removeParcel: ParcelActions['remove'];
  onCleared(): void;
};

/** Says that the form holds what was entered before, and clears it: the next customer may be another one. */
export function DraftNotice({ draft, removeParcel, onCleared }: DraftNoticeProps) {
  const { t } = useWords('entry');
  const [isClearing, setIsClearing] = useState(false);
  const clear = async () => {
    setIsClearing(true);
    await draft.settled();
    try {
      const { removeKeptParcels } = await loadPart(() => import('@/lib/browser/parcels/remove-kept-parcels'));
      await removeKeptParcels(draft, { remove: removeParcel });
    } catch {
      // The photos expire.
    }
    await draft.clear();
    onCleared();
  };
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg border-s-4 border-warning bg-warning-soft p-4"
    >
      <p className="font-semibold text-warning">{t('draft.back')}</p>
      <Button disabled={isClearing} onClick={clear}>
        {t('draft.clear')}
      </Button>
    </div>
  );
}
