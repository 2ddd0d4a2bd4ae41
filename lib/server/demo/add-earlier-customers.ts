import { v7 as uuidv7 } from 'uuid';
import { searchKeysOf } from '../customer-store/search-keys';
import { insertRows } from '../db/upkeep/whole-tables';
import { inventCustomer } from '../operator/seed/invent-customer';
import type { DemoContext } from './add-demo-customer';
import { DAY_MS } from './demo-record';
import { tellStory } from './tell-story';

/** More than fit on one page of the list. */
const EARLIER_CUSTOMERS = 60;
const FIRST_DAYS_AGO = 30;
const DAYS_BETWEEN = 5;
/** Images are removed this long after the decision, in days. */
const KEPT_DAYS = 10;
/** Every eighth was rejected. */
const REFUSED_EVERY = 8;

/** Adds customers from the last year who have been decided on and whose images have since been removed. */
export async function addEarlierCustomers({ store, transaction, staff, now }: DemoContext): Promise<void> {
  for (let number = 0; number < EARLIER_CUSTOMERS; number += 1) {
    const daysAgo = FIRST_DAYS_AGO + number * DAYS_BETWEEN;
    const createdAt = now - daysAgo * DAY_MS;
    const id = uuidv7({ msecs: createdAt });
    const isRefused = number % REFUSED_EVERY === 0;
    const outcome = isRefused
      ? ({ to: 'FAIL', reason: 'unreadable' } as const)
      : ({ to: 'PASS', reason: 'verified' } as const);
    const decision = { ...outcome, daysAgo: daysAgo - 1, by: number % 2 === 0 ? 'former' : 'administrator' } as const;
    const source = number % 4 === 0 ? ('api' as const) : ('applicant' as const);
    const told = tellStory(
      id,
      { source, submittedDaysAgo: [daysAgo], decisions: [decision] },
      { staff, keys: store.keys, now },
    );
    const customer = inventCustomer(number, 'earlier');
    const purgedAt = now - (daysAgo - KEPT_DAYS) * DAY_MS;
    await transaction
      .insertInto('customers')
      .values({
        ...{ id, ...customer, ...searchKeysOf(customer), source, entered_by: null, current_set_id: null },
        ...{ status: told.status, created_at: createdAt, updated_at: purgedAt },
      })
      .execute();
    for (const decision of told.decisions) await insertRows(transaction, 'decisions', [decision]);
    await insertRows(transaction, 'status_history', told.statusHistory);
    const tombstone = { id: uuidv7({ msecs: purgedAt }), customer_id: id, purged_at: purgedAt, document_count: 2 };
    await insertRows(transaction, 'document_tombstones', [tombstone]);
  }
}
