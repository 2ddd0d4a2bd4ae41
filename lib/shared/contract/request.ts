import type { CustomerStatus } from '../customer/customer-status';
import { type FieldWith, listFieldsWith, toWireName, type WireName } from '../customer/fields';

/** The path of the storage API on an origin, both ours and the vendor's. */
export const STORAGE_API_PATH = '/v3/stable/api/storage';

export const STORAGE_SERVICES = ['createOrUpdateCustomer', 'getStatus', 'getDocumentImages', 'updateStatus'] as const;
export type StorageService = (typeof STORAGE_SERVICES)[number];

/** A customer's text attributes under their wire names, apart from `email` and `status`. */
export type WireAttribute = WireName<FieldWith<{ place: 'attribute' }>>;
export const WIRE_ATTRIBUTES: readonly WireAttribute[] = listFieldsWith({ place: 'attribute' }).map(toWireName);

export const DOCUMENT_SIDES = ['front', 'back'] as const;
export type DocumentSide = (typeof DOCUMENT_SIDES)[number];

/** The images of one ID as bare base64, without a `data:` prefix. */
export type WireDocuments = { front: string; back?: string };

/**
 * A customer's text attributes. Dates are YYYYMMDD. An absent attribute keeps its stored value, an empty string clears
 * it.
 */
export type WireTexts = { email: string } & Partial<Record<WireAttribute, string>>;

/** The `target` of a request. */
export type WireTarget = WireTexts & { documents?: WireDocuments; status?: CustomerStatus };

/** One storage API request, without the credentials that the client adds. */
export type StorageRequest = { service: StorageService; reference?: string; target: WireTarget };
