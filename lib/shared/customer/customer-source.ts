/** How the portal first learned of a customer: from the form, staff, an invitation, or the storage API directly. */
export const CUSTOMER_SOURCES = ['applicant', 'staff', 'invitation', 'api'] as const;

export type CustomerSource = (typeof CUSTOMER_SOURCES)[number];
