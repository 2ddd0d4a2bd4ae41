/** How the portal came to know a customer first: by the form, by staff, by an invitation, by the storage API directly. */
export const CUSTOMER_SOURCES = ['applicant', 'staff', 'invitation', 'api'] as const;

export type CustomerSource = (typeof CUSTOMER_SOURCES)[number];
