import { type ApplicationStatus, asksForMore } from '@/lib/shared/application/application-status';

/** Which words of status.json speak of a status. */
export function statusWordsKey({ status, reason }: Pick<ApplicationStatus, 'status' | 'reason'>) {
  if (status === undefined) return 'unknown';
  return status === 'PENDING' && asksForMore(status, reason) ? 'more' : status;
}

/** The key of the heading in status.json. */
export const statusTitleKey = (shown: Pick<ApplicationStatus, 'status' | 'reason'>) =>
  `${statusWordsKey(shown)}.title` as const;
