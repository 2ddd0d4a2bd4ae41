import { type ApplicationStatus, asksForMore } from '@/lib/shared/application/application-status';

type Shown = Pick<ApplicationStatus, 'status' | 'reason' | 'isOnItsWay'>;

/** Which messages in status.json describe a status. */
export function statusWordsKey({ status, reason, isOnItsWay }: Shown) {
  if (isOnItsWay) return 'onItsWay';
  if (status === undefined) return 'unknown';
  return status === 'PENDING' && asksForMore(status, reason) ? 'more' : status;
}

/** The heading's key in status.json. */
export const statusTitleKey = (shown: Shown) => `${statusWordsKey(shown)}.title` as const;
