import { type FieldWith, listFieldsWith } from '../customer/fields';

export type IdField = FieldWith<{ isOnId: true }>;

/** The form fields that an ID can fill, in form order. */
export const ID_FIELDS: readonly IdField[] = listFieldsWith({ isOnId: true });
