import type { ApplicationStatus } from '@/lib/shared/application/application-status';
import type words from '@/lib/shared/words/en/status.json';

type Reasons = (typeof words)['reasons'];
type ReasonKey = { [Status in keyof Reasons]: `reasons.${Status}.${keyof Reasons[Status] & string}` }[keyof Reasons];

/** The reasons that customers are told: after FAIL all of them, and while they wait those that ask for something. */
const TOLD: { [Status in keyof Reasons]: readonly (keyof Reasons[Status])[] } = {
  FAIL: ['unreadable', 'mismatch', 'expired', 'fraud', 'duplicate', 'other'],
  PENDING: ['more-information', 'unreadable', 'mismatch'],
};

/** The key of the message for a reason in status.json; undefined if the customer is not told the reason. */
export function findReasonKey({ status, reason }: Pick<ApplicationStatus, 'status' | 'reason'>): ReasonKey | undefined {
  if (status !== 'FAIL' && status !== 'PENDING') return undefined;
  const isTold = (TOLD[status] as readonly string[]).includes(reason ?? '');
  return isTold ? (`reasons.${status}.${reason}` as ReasonKey) : undefined;
}
