import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { toWire } from '../../shared/contract/customer-mapping';
import type { CustomerStatus } from '../../shared/customer/customer-status';
import { toWireName } from '../../shared/customer/fields';
import { CURRENT_SET } from '../../shared/review/document-view';
import { insertCustomerVersion } from '../customer-store/embedded/customer-version';
import { insertDocumentSet } from '../customer-store/embedded/document-set';
import type { Store } from '../customer-store/embedded/store';
import { searchKeysOf } from '../customer-store/search-keys';
import type { Tables } from '../db/schema/tables';
import { insertRows } from '../db/upkeep/whole-tables';
import { INVENTED_EMAIL_DOMAIN } from '../operator/seed/invent-customer';
import type { DemoImages } from './demo-images';
import type { DemoStaff } from './demo-members';
import { DEMO_PEOPLE, type DemoPerson } from './demo-people';
import { DAY_MS, type DemoRecord } from './demo-record';
import type { DemoStory } from './demo-stories';
import { type ToldStory, tellStory } from './tell-story';

export type DemoContext = {
  store: Store;
  transaction: Transaction<Tables>;
  staff: DemoStaff;
  record: DemoRecord;
  /** Epoch milliseconds: when the demo starts. */
  now: number;
};

/** How long a demo reviewer looks before they decide, in milliseconds. */
const LOOK_MS = 60_000;

/** The email address of the person at this index. */
export const demoEmailOf = (index: number): string => {
  const { firstName, lastName } = DEMO_PEOPLE[index] as DemoPerson;
  const name = `${firstName}.${lastName}`.normalize('NFKD').replace(/[^A-Za-z.]/g, '');
  return `${name.toLowerCase()}@${INVENTED_EMAIL_DOMAIN}`;
};

function toCustomerRow(index: number, { id, story, told, staff }: CustomerParts) {
  const { document, documentNumber, expires, ...details } = DEMO_PEOPLE[index] as DemoPerson;
  const columns = toWire(details);
  const reference = `DEMO-${String(index + 1).padStart(4, '0')}`;
  return {
    ...{ id, email: demoEmailOf(index), reference, ...columns, ...searchKeysOf({ ...columns, reference }) },
    ...{ status: told.status, source: story.source, entered_by: story.source === 'staff' ? staff.entry : null },
    ...{ current_set_id: told.sets.at(-1)?.id ?? null, created_at: told.sets[0]?.at ?? 0, updated_at: told.updatedAt },
  };
}

type CustomerParts = { id: string; story: DemoStory; told: ToldStory; staff: DemoStaff };

function recordStory({ record, staff }: DemoContext, { id, story, told }: CustomerParts): void {
  const [first] = told.sets;
  if (story.source === 'staff' && first) {
    record.add(first.at, { actor: { kind: 'staff', id: staff.entry }, action: 'customer.entered', subjectId: id });
  }
  for (const decision of told.decisions) {
    const at = Number(decision.at);
    const actor = { kind: 'staff' as const, id: String(decision.staff_id) };
    record.add(at - LOOK_MS, { actor, action: 'customer.opened', subjectId: id });
    record.add(at - LOOK_MS / 2, { actor, action: 'documents.viewed', subjectId: id, detail: CURRENT_SET });
    const detail = decision.reason === 'undone' ? 'undone' : (decision.to_status as CustomerStatus);
    record.add(at, { actor, action: 'customer.decided', subjectId: id, detail });
  }
}

/** Keeps what the submissions after the first replaced: the photos, and with the last one perhaps the street. */
async function addVersions({ store, transaction }: DemoContext, { id, story, told }: CustomerParts, street: string) {
  const { source, earlierStreet } = story;
  for (const { id: setId, at } of told.sets.slice(1)) {
    const hasNewStreet = earlierStreet !== undefined && setId === told.sets.at(-1)?.id;
    const fields = hasNewStreet ? { [toWireName('streetAddress')]: { from: earlierStreet, to: street } } : {};
    const replaced = { fields, hasNewImages: true };
    await insertCustomerVersion(store, transaction, { customerId: id, replaced, origin: { source }, now: at });
  }
}

/** Adds one of DEMO_PEOPLE with their story. Submissions after the first have new photos of the same ID. */
export async function addDemoCustomer(
  context: DemoContext,
  { index, story, images }: { index: number; story: DemoStory; images: DemoImages },
): Promise<void> {
  const { store, transaction, staff, now } = context;
  const id = uuidv7({ msecs: Math.round(now - story.submittedDaysAgo[0] * DAY_MS) });
  const told = tellStory(id, story, { staff, keys: store.keys, now });
  const parts = { id, story, told, staff };
  await transaction.insertInto('customers').values(toCustomerRow(index, parts)).execute();
  for (const { id: setId, at } of told.sets) {
    await insertDocumentSet(store, transaction, { customerId: id, setId }, { images, now: at });
  }
  await addVersions(context, parts, (DEMO_PEOPLE[index] as DemoPerson).streetAddress);
  for (const decision of told.decisions) await insertRows(transaction, 'decisions', [decision]);
  await insertRows(transaction, 'status_history', told.statusHistory);
  recordStory(context, parts);
}
