import account from './en/account.json';
import activity from './en/activity.json';
import customerRecord from './en/customer-record.json';
import customers from './en/customers.json';
import entrance from './en/entrance.json';
import entry from './en/entry.json';
import invitations from './en/invitations.json';
import members from './en/members.json';
import staff from './en/staff.json';

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
