import type { DocumentSide } from '@/lib/shared/contract/request';
import { PARCEL_MAX_AGE_MS } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';
import { makeIv, makeKey, makeParcelId } from './parcel-cipher';

const DRAFT_PART = 'parcels';

/** Parcels that the server is about to remove count as gone, in milliseconds before. */
const AGE_MARGIN_MS = 2 * 60 * 1000;

/** A parcel of this form. */
export type KeptParcel = {
  parcel: string;
  iv: string;
  /** Of the photo that it is a parcel of: under its IV no other photo may ever be encrypted. */
  digest: string;
  /** Epoch milliseconds of this browser. */
  madeAt: number;
};

/** What the draft keeps over a reload: the key of the form, and the parcel of each side. */
export type KeptParcels = { key: string; photos: Partial<Record<DocumentSide, KeptParcel>> };

/** What the draft has kept; else a new key. */
export async function findKeptParcels(draft: Draft): Promise<KeptParcels> {
  const kept = (await draft.find(DRAFT_PART)) as KeptParcels | undefined;
  return kept ?? { key: makeKey(), photos: {} };
}

export const saveKeptParcels = (draft: Draft, kept: KeptParcels): Promise<void> => draft.save(DRAFT_PART, kept);

/** A new parcel for a photo. */
export const makeKeptParcel = (digest: string): KeptParcel => ({
  parcel: makeParcelId(),
  iv: makeIv(),
  digest,
  madeAt: Date.now(),
});

/** Tells whether the server has removed a parcel by now, or is about to. */
export const isExpiring = ({ madeAt }: KeptParcel): boolean =>
  Date.now() > madeAt + PARCEL_MAX_AGE_MS.photo - AGE_MARGIN_MS;
