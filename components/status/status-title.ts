import { type ApplicationStatus, asksForMore } from '@/lib/shared/application/application-status';

/** Which messages in status.json describe a status. */
export function statusWordsKey({ status, reason }: Pick<ApplicationStatus, 'status' | 'reason'>) {
  if (status === undefined) return 'unknown';
  return status === 'PENDING' && asksForMore(status, reason) ? 'more' : status;
}

/** The heading's key in status.json. */
export const statusTitleKey = (shown: Pick<ApplicationStatus, 'status' | 'reason'>) =>
  `${statusWordsKey(shown)}.title` as const;
