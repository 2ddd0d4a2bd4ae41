import type { ParcelActions } from '../parcels/parcel';
import type { RefusalCode } from '../refusal';

/** Where a saved draft is opened; its id follows, and behind the `#`, which browsers send to nobody, its key. */
export const LATER_PATH = '/later/';

/** How much of a draft comes in one answer, in bytes. */
export const READ_MAX_BYTES = 500_000;

/** The link of a saved draft. Both are random tokens that the browser made. */
export type LaterLink = { parcel: string; key: string };

/** The path of a saved draft's link, with its key. */
export const laterPath = ({ parcel, key }: LaterLink): string => `${LATER_PATH}${parcel}#${key}`;

/** The part of a saved draft from a place on. `link-ended`: it was deleted, has expired, or never existed. */
export type ReadAnswer = { ok: true; totalByteCount: number; base64: string } | { ok: false; problem: RefusalCode };

export type MailAnswer = { ok: true } | { ok: false; problem: RefusalCode };

/** The action that gives a saved draft, part by part. @param offset where the part begins, in bytes */
export type ReadDraft = (parcel: string, offset: number) => Promise<ReadAnswer>;

/** The actions that a page passes, so that a form can be finished later. `mail` only where mail is configured. */
export type LaterActions = ParcelActions & {
  mail?: ((link: LaterLink, emailAddress: string) => Promise<MailAnswer>) | undefined;
};
