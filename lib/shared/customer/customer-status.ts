/** A customer's status: accepted, waiting for a decision, or refused. The same words on the wire and on the page. */
export const CUSTOMER_STATUSES = ['PASS', 'PENDING', 'FAIL'] as const;

export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];
