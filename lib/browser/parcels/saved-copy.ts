import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';

/** The draft part that records the parcel of a draft saved to finish later. */
const DRAFT_PART = 'savedCopy';

/** Records which parcel is the saved copy of a draft. */
export const noteSavedCopy = (draft: Draft, parcel: string): Promise<void> => draft.save(DRAFT_PART, parcel);

/** The parcel that is the saved copy of a draft; undefined if there is none. */
export async function findSavedCopy(draft: Draft): Promise<string | undefined> {
  const parcel = await draft.find(DRAFT_PART);
  return typeof parcel === 'string' ? parcel : undefined;
}

/**
 * Deletes the saved copy of a draft, if there is one. If that fails, the copy expires.
 *
 * @param finding from findSavedCopy, for a draft that may be gone by now. Default: it is looked for
 */
export async function removeSavedCopy(
  draft: Draft,
  { remove }: Pick<ParcelActions, 'remove'>,
  finding = findSavedCopy(draft),
): Promise<void> {
  const parcel = await finding;
  if (parcel === undefined) return;
  void draft.save(DRAFT_PART, undefined);
  void remove(parcel).catch(() => undefined);
}
