import type { ParcelActions } from '../parcels/parcel';
import type { RefusalCode } from '../refusal';

/** Where a saved draft is opened; its id follows, then its key after the `#`, which browsers never send. */
export const LATER_PATH = '/later/';

/** How much of a draft one answer contains, in bytes. */
export const READ_MAX_BYTES = 500_000;

/** A saved draft's link. Both values are random tokens made by the browser. */
export type LaterLink = { parcel: string; key: string };

/** The path of a saved draft's link, with its key. */
export const laterPath = ({ parcel, key }: LaterLink): string => `${LATER_PATH}${parcel}#${key}`;

/** The part of a saved draft from an offset on. `link-ended`: it was deleted, has expired, or never existed. */
export type ReadAnswer = { ok: true; totalByteCount: number; base64: string } | { ok: false; problem: RefusalCode };

export type MailAnswer = { ok: true } | { ok: false; problem: RefusalCode };

/** The action that returns a saved draft, part by part. @param offset where the part starts, in bytes */
export type ReadDraft = (parcel: string, offset: number) => Promise<ReadAnswer>;

/** The actions a page passes in so that a form can be finished later. `mail` only if mail is configured. */
export type LaterActions = ParcelActions & {
  mail?: ((link: LaterLink, emailAddress: string) => Promise<MailAnswer>) | undefined;
};
