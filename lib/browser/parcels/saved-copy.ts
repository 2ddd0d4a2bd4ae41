import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';

/** Knows the parcel of a draft that was saved to be finished later. */
const DRAFT_PART = 'savedCopy';

/** Notes which parcel is the saved copy of a draft. */
export const noteSavedCopy = (draft: Draft, parcel: string): Promise<void> => draft.save(DRAFT_PART, parcel);

/** Has the saved copy of a draft deleted, where there is one. What fails here expires. */
export async function removeSavedCopy(draft: Draft, { remove }: Pick<ParcelActions, 'remove'>): Promise<void> {
  const parcel = await draft.find(DRAFT_PART);
  if (typeof parcel !== 'string') return;
  void draft.save(DRAFT_PART, undefined);
  void remove(parcel).catch(() => undefined);
}
