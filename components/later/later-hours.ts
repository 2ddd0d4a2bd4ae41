import { PARCEL_MAX_AGE_MS } from '@/lib/shared/parcels/parcel';

/** For how many hours a saved form can be opened. */
export const LATER_HOURS = PARCEL_MAX_AGE_MS.draft / (60 * 60 * 1000);
