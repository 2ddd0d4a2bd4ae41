import { type FieldWith, listFieldsWith } from '../customer/fields';

export type IdField = FieldWith<{ isOnId: true }>;

/** The fields of the form that an ID can fill, in the order of the form. */
export const ID_FIELDS: readonly IdField[] = listFieldsWith({ isOnId: true });
