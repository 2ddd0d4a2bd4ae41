import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';

/** The draft part that records the parcel of a draft saved to finish later. */
const DRAFT_PART = 'savedCopy';

/** Records which parcel is the saved copy of a draft. */
export const noteSavedCopy = (draft: Draft, parcel: string): Promise<void> => draft.save(DRAFT_PART, parcel);

/** Deletes the saved copy of a draft, if there is one. If that fails, the copy expires. */
export async function removeSavedCopy(draft: Draft, { remove }: Pick<ParcelActions, 'remove'>): Promise<void> {
  const parcel = await draft.find(DRAFT_PART);
  if (typeof parcel !== 'string') return;
  void draft.save(DRAFT_PART, undefined);
  void remove(parcel).catch(() => undefined);
}
