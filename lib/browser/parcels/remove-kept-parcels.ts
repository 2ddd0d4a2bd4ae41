import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';
import { findKeptParcels } from './kept-parcels';

/** Removes the photos that a draft's form sent ahead. If that fails, they expire. */
export async function removeKeptParcels(draft: Draft, { remove }: Pick<ParcelActions, 'remove'>): Promise<void> {
  const { photos } = await findKeptParcels(draft);
  await Promise.allSettled(Object.values(photos).map(({ parcel }) => remove(parcel)));
}
