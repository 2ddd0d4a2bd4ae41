import type activityMessages from '../words/en/activity.json';

/** Everything that is logged. Fixed words: activity.json has a message for each. */
export const ACTIVITY_ACTIONS = [
  'staff.signed-in',
  'staff.sign-in-refused',
  'staff.signed-out',
  'staff.invited',
  'staff.joined',
  'staff.role-changed',
  'staff.disabled',
  'staff.enabled',
  'staff.second-factor-changed',
  'staff.password-changed',
  'staff.session-revoked',
  'access.role-refused',
  'access.second-factor-missing',
  'access.account-disabled',
  'access.record-refused',
  'customer.entered',
  'customer.updated',
  'customer.looked-up',
  'customer.opened',
  'customer.decided',
  'customer.passed-despite',
  'documents.viewed',
  'submission.held',
  'submission.opened',
  'submission.taken-over',
  'submission.dropped',
  'submission.expired',
  'delivery.stopped',
  'delivery.repeated',
  'delivery.given-up',
  'status-link.withdrawn',
  'invitation.made',
  'invitation.revoked',
  'invitation.used',
  'activity.exported',
  'person.exported',
  'person.erased',
] as const;

export type ActivityAction = (typeof ACTIVITY_ACTIONS)[number];

/** The fixed words with more detail, such as the new status or role: activity.json has a message for each. */
export type ActivityDetail = keyof typeof activityMessages.details;

export const ACTOR_KINDS = ['staff', 'operator', 'applicant', 'api', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** How many entries a page shows. */
export const ENTRIES_PER_PAGE = 50;

/** One entry in the activity log. */
export type ActivityEntry = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  actorKind: ActorKind;
  /** Id of the staff account; undefined for others. */
  actorId: string | undefined;
  /** One of `ACTIVITY_ACTIONS`, unless a newer version wrote it. */
  action: string;
  subjectId: string | undefined;
  detail: string | undefined;
  /** Where a refused caller came from: a keyed digest of the address. */
  addressDigest?: string | undefined;
};

/** The log's filters; each is optional. Times in epoch milliseconds, `until` exclusive. */
export type ActivityFilters = {
  actorKind?: ActorKind | undefined;
  actorId?: string | undefined;
  action?: ActivityAction | undefined;
  subjectId?: string | undefined;
  from?: number | undefined;
  until?: number | undefined;
};
