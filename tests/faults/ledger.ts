import type { VendorRequestBody } from '../mocks/vendor-services';
import type { FaultApplicant } from './applicant';
import type { VendorWay } from './vendor-ways';

/** What a person was told: by the portal, or by nobody, when the connection broke or the answer was none of ours. */
export type Told = 'received' | 'not sent' | 'unknown' | 'no answer';

type Say = { told: Told; problem?: string | undefined; storedThen: number; wasAlone: boolean };

/** One person's round: what went wrong around it, what they were told each time, and what was stored for them. */
export type Round = {
  applicant: FaultApplicant;
  way: VendorWay;
  /** What else was out of order while it was sent. */
  outages: Set<string>;
  says: Say[];
  stored: VendorRequestBody[];
  /** The heading of the status page at the end; undefined if it was not asked. */
  heading?: string;
};

/** The driver's memory of all rounds, by the email. */
export class FaultLedger {
  readonly #rounds = new Map<string, Round>();

  begin(applicant: FaultApplicant, way: VendorWay): Round {
    const round: Round = { applicant, way, outages: new Set(), says: [], stored: [] };
    this.#rounds.set(applicant.email, round);
    return round;
  }

  /** Notes what the storage API has just stored. */
  noteStored(body: VendorRequestBody): void {
    this.#rounds.get(body.target?.email ?? '')?.stored.push(body);
  }

  list(): Round[] {
    return [...this.#rounds.values()];
  }

  has(email: string): boolean {
    return this.#rounds.has(email);
  }
}

export const isAcknowledged = ({ says }: Round) => says.some(({ told }) => told === 'received');

function isWhatWasSent({ applicant: { submission } }: Round, { target }: VendorRequestBody): boolean {
  const { front, back } = submission.documents;
  return (
    target?.addr === submission.values.streetAddress &&
    target?.documents?.front === front &&
    target?.documents?.back === back
  );
}

/** What must not be, in one round; one fixed phrase for each. */
export function findViolations(round: Round): string[] {
  const { says, stored, heading } = round;
  const found: string[] = [];
  if (stored.length > 1) found.push('stored twice');
  if (isAcknowledged(round) && stored.length === 0) found.push('lost');
  if (stored.some((body) => !isWhatWasSent(round, body))) found.push('stored otherwise than sent');
  if (says.some(({ told, storedThen, wasAlone }) => told === 'not sent' && wasAlone && storedThen > 0)) {
    found.push('told "not sent" of what was stored');
  }
  if (says.length > 0 && says.every(({ told }) => told === 'not sent') && stored.length > 0) {
    found.push('told "not sent", and stored');
  }
  if (heading !== undefined && heading !== 'We have your details') found.push(`status page: ${heading}`);
  return found;
}
