import account from './messages/en/account.json';
import entrance from './messages/en/entrance.json';
import members from './messages/en/members.json';
import staff from './messages/en/staff.json';

/** Every sentence that only staff read, by file. */
export const STAFF_MESSAGES = { account, entrance, members, staff } as const;
