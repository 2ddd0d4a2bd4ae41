export const STAFF_HOME_PATH = '/staff';
export const SIGN_IN_PATH = '/staff/sign-in';
export const SINGLE_SIGN_ON_REFUSED_PATH = `${SIGN_IN_PATH}?problem=singleSignOn`;
export const TOO_MANY_SIGN_INS_PATH = `${SIGN_IN_PATH}?problem=tooMany`;
/** Where the second factor is asked for. */
export const SECOND_STEP_PATH = '/staff/sign-in/code';
export const CUSTOMERS_PATH = '/staff/customers';
export const NEW_CUSTOMER_PATH = '/staff/customers/new';
/** Submissions waiting for staff. */
export const HELD_PATH = '/staff/held';
/** Submissions that could not be delivered to the storage. */
export const UNDELIVERED_PATH = '/staff/undelivered';
export const INVITATIONS_PATH = '/staff/invitations';
export const ACTIVITY_PATH = '/staff/activity';
export const ACTIVITY_EXPORT_PATH = '/staff/activity/export';
/** The staff members. */
export const STAFF_MEMBERS_PATH = '/staff/members';
/** The member's own password, second factor and sessions. */
export const ACCOUNT_PATH = '/staff/account';

/** Where someone creates their staff account, or chooses a new password. */
export const joinPath = (token: string) => `/staff/join/${encodeURIComponent(token)}`;

/** A customer's record; the storage API's `customer_link` points here. */
export const customerPath = (customerId: string) => `${CUSTOMERS_PATH}/${encodeURIComponent(customerId)}`;
/** Redirects to the next pending customer after this one. */
export const nextPendingPath = (customerId: string) => `${customerPath(customerId)}/next`;
/** One held submission next to the record. */
export const heldPath = (heldId: string) => `${HELD_PATH}/${encodeURIComponent(heldId)}`;
