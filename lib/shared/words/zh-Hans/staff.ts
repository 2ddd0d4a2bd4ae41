/** Translated by machine; no native speaker has read it yet. */

import account from './account.json';
import activity from './activity.json';
import customerRecord from './customer-record.json';
import customers from './customers.json';
import entrance from './entrance.json';
import entry from './entry.json';
import held from './held.json';
import invitations from './invitations.json';
import members from './members.json';
import staff from './staff.json';
import undelivered from './undelivered.json';

/** All messages that only staff read, by file. */
export const staffMessages = {
  account,
  activity,
  'customer-record': customerRecord,
  customers,
  entrance,
  entry,
  held,
  invitations,
  members,
  staff,
  undelivered,
};
