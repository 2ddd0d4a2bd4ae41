import account from './messages/en/account.json';
import activity from './messages/en/activity.json';
import customerRecord from './messages/en/customer-record.json';
import customers from './messages/en/customers.json';
import entrance from './messages/en/entrance.json';
import entry from './messages/en/entry.json';
import invitations from './messages/en/invitations.json';
import members from './messages/en/members.json';
import staff from './messages/en/staff.json';

/** Every sentence that only staff read, by file. */
export const STAFF_MESSAGES = {
  account,
  activity,
  'customer-record': customerRecord,
  customers,
  entrance,
  entry,
  invitations,
  members,
  staff,
} as const;
