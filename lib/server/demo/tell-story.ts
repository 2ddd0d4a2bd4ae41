import { v7 as uuidv7 } from 'uuid';
import type { CustomerStatus } from '../../shared/customer/customer-status';
import { sealDecisionTexts } from '../applications/status-links/decision-texts';
import type { Row } from '../db/upkeep/whole-tables';
import type { DocumentKeys } from '../sealing/document-keys';
import type { DemoStaff } from './demo-members';
import { DAY_MS } from './demo-record';
import type { DemoDecision, DemoStory } from './demo-stories';

/** What a story adds to the tables, oldest first. Times in epoch milliseconds. */
export type ToldStory = {
  sets: { id: string; at: number }[];
  decisions: Row[];
  statusHistory: Row[];
  status: CustomerStatus;
  updatedAt: number;
};

type Event = { at: number; decision?: DemoDecision };

function listEvents({ submittedDaysAgo, decisions }: DemoStory, now: number): Event[] {
  const before = (days: number) => Math.round(now - days * DAY_MS);
  const events: Event[] = [
    ...submittedDaysAgo.map((days) => ({ at: before(days) })),
    ...decisions.map((decision) => ({ at: before(decision.daysAgo), decision })),
  ];
  return events.sort((one, other) => one.at - other.at);
}

/**
 * Turns what happened to a customer into rows, following the portal's rules: a submission sets PENDING, a decision
 * follows the previous one, and setting the same status again is not a change.
 */
export function tellStory(
  customerId: string,
  story: DemoStory,
  { staff, keys, now }: { staff: DemoStaff; keys: DocumentKeys; now: number },
) {
  const told: ToldStory = { sets: [], decisions: [], statusHistory: [], status: 'PENDING', updatedAt: now };
  let before: CustomerStatus | null = null;
  let follows = '';
  for (const { at, decision } of listEvents(story, now)) {
    const to: CustomerStatus = decision?.to ?? 'PENDING';
    const id = uuidv7({ msecs: at });
    if (decision) {
      const { by, reason, note = null } = decision;
      const row = { id, customer_id: customerId, at, staff_id: staff[by], from_status: before, to_status: to };
      const sealed = sealDecisionTexts(keys, id, { note, customerText: null });
      told.decisions.push({ ...row, ...sealed, reason, state: 'stored', follows_id: follows });
      follows = id;
    } else {
      told.sets.push({ id, at });
    }
    if (to !== before) {
      const cause = decision ? 'updateStatus' : 'createOrUpdateCustomer';
      const change = { id: uuidv7({ msecs: at }), customer_id: customerId, at, from_status: before, to_status: to };
      told.statusHistory.push({ ...change, cause, reason: null, decision_id: decision ? id : null });
    }
    before = to;
    Object.assign(told, { status: to, updatedAt: at });
  }
  return told;
}
