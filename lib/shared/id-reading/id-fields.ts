/** The fields of the form that an ID can fill, in the order of the form. */
export const ID_FIELDS = ['firstName', 'lastName', 'dateOfBirth', 'streetAddress', 'city', 'state', 'zipCode'] as const;

export type IdField = (typeof ID_FIELDS)[number];
