import type { DocumentSide } from '@/lib/shared/contract/request';
import { PARCEL_MAX_AGE_MS } from '@/lib/shared/parcels/parcel';
import type { Draft } from '../draft/draft';
import { makeSecretToken } from '../secret-token';
import { makeIv } from './parcel-cipher';

const DRAFT_PART = 'parcels';

/** Parcels that the server will remove within this many milliseconds count as gone. */
const AGE_MARGIN_MS = 2 * 60 * 1000;

/** A parcel of this form. */
export type KeptParcel = {
  parcel: string;
  iv: string;
  /** Hash of the photo in this parcel: no other photo may ever be encrypted with its IV. */
  digest: string;
  /** Epoch milliseconds by this browser's clock. */
  madeAt: number;
};

/** What the draft keeps across reloads: the form's key, and each side's parcel. */
export type KeptParcels = { key: string; photos: Partial<Record<DocumentSide, KeptParcel>> };

/** What the draft kept, or else a new key. */
export async function findKeptParcels(draft: Draft): Promise<KeptParcels> {
  const kept = (await draft.find(DRAFT_PART)) as KeptParcels | undefined;
  return kept ?? { key: makeSecretToken(), photos: {} };
}

export const saveKeptParcels = (draft: Draft, kept: KeptParcels): Promise<void> => draft.save(DRAFT_PART, kept);

/** A new parcel for a photo. */
export const makeKeptParcel = (digest: string): KeptParcel => ({
  parcel: makeSecretToken(),
  iv: makeIv(),
  digest,
  madeAt: Date.now(),
});

/** Whether the server has removed a parcel, or is about to. */
export const isExpiring = ({ madeAt }: KeptParcel): boolean =>
  Date.now() > madeAt + PARCEL_MAX_AGE_MS.photo - AGE_MARGIN_MS;
