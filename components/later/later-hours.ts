import { PARCEL_MAX_AGE_MS } from '@/lib/shared/parcels/parcel';

/** How many hours a saved form can be opened for. */
export const LATER_HOURS = PARCEL_MAX_AGE_MS.draft / (60 * 60 * 1000);
