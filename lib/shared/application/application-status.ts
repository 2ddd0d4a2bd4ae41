import type { CustomerStatus } from '../customer/customer-status';
import type { DecisionReason } from '../review/decision';

/** Reasons for asking a waiting customer for something: a PENDING decision needs one of these to ask. */
const ASKING_REASONS: readonly DecisionReason[] = ['more-information', 'unreadable', 'mismatch'];

/** Whether new photos are requested: always after FAIL, otherwise if staff asked for them. */
export function asksForMore(status: CustomerStatus | undefined, reason: DecisionReason | undefined): boolean {
  if (status === 'FAIL') return true;
  return status === 'PENDING' && reason !== undefined && ASKING_REASONS.includes(reason);
}

/** What a status link shows. It contains nothing personal except the first name. */
export type ApplicationStatus = {
  /** Undefined while the storage cannot be reached. */
  status: CustomerStatus | undefined;
  /** It was received, and could not be delivered to the storage yet. */
  isOnItsWay?: boolean | undefined;
  firstName: string;
  reference: string | undefined;
  /** The reason staff gave; undefined if they gave none, or the status was set some other way. */
  reason: DecisionReason | undefined;
  /** What staff wrote to the customer. */
  customerText: string | undefined;
  /** The page for staff; undefined if there is none. */
  recordPath: string | undefined;
  /** Changes whenever the page has something new to show; it carries no other information. */
  version: string;
};

/** What the page polls for while it is open. */
export type ApplicationState = Pick<ApplicationStatus, 'version'>;
