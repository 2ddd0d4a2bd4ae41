import type { CustomerStatus } from '../customer/customer-status';
import type { DecisionReason } from '../review/decision';

/** Why a customer who waits is asked for something: with one of these reasons the decision PENDING needs them. */
const ASKING_REASONS: readonly DecisionReason[] = ['more-information', 'unreadable', 'mismatch'];

/** Tells whether new photos are asked for: after FAIL always, and where staff said so. */
export function asksForMore(status: CustomerStatus | undefined, reason: DecisionReason | undefined): boolean {
  if (status === 'FAIL') return true;
  return status === 'PENDING' && reason !== undefined && ASKING_REASONS.includes(reason);
}

/** What a status link shows. It holds nothing personal but the first name. */
export type ApplicationStatus = {
  /** Undefined while the storage cannot be asked. */
  status: CustomerStatus | undefined;
  firstName: string;
  reference: string | undefined;
  /** Why staff decided so; undefined where they did not, or the status came another way. */
  reason: DecisionReason | undefined;
  /** What staff wrote for the customer. */
  customerText: string | undefined;
  /** The page for staff; undefined where there is none. */
  recordPath: string | undefined;
  /** Changes whenever the page has something new to show; it says nothing else. */
  version: string;
};

/** What the page asks for while it is open. */
export type ApplicationState = Pick<ApplicationStatus, 'version'>;
