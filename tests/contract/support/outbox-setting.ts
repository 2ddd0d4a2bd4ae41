import { findApplicationStatus } from '@/lib/server/applications/status-links/find-application-status';
import type { CheckedSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { Entry } from '@/lib/server/applications/submissions/entry';
import { type SubmitOptions, submitCustomer } from '@/lib/server/applications/submissions/submit-customer';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database, DatabaseKind } from '@/lib/server/db/schema/database';
import { deliverNextEntry } from '@/lib/server/outbox/deliver-entry';
import { runDeliveries } from '@/lib/server/outbox/run-deliveries';
import { makeCouriers } from '@/lib/server/start/start-deliveries';
import { APPLICANT, openPortal } from './applicants';

/** Short, so that a vendor that never answers does not hold up a test. */
const DEADLINE_MS = 300;

/** A portal with a remote account and an outbox, without its loop: `deliverAll` does what the loop would do. */
export async function openOutboxPortal(kind: DatabaseKind) {
  const portal = await openPortal(kind, 'remote');
  const { url, user, pass } = portal.vendor;
  const client = createRemoteClient({
    ...{ transport: fetch, url, credentials: { user, pass }, deadlineMs: DEADLINE_MS },
  });
  const storage = { ...portal.storage, client, hasOutbox: true };
  let aheadMs = 0;
  const clock = () => Date.now() + aheadMs;

  const send = (submission: CheckedSubmission, entry: Entry = APPLICANT, options: Partial<SubmitOptions> = {}) =>
    submitCustomer(submission, { database: portal.database, storage, entry, ...options });

  /** Another instance of the portal, on the same database. */
  async function openInstance(changes: Partial<StorageClient> = {}) {
    const database = await openDatabase(portal.location);
    const own = { ...storage, client: { ...client, ...changes } };
    return { database, deliverNext: () => deliverWith(database, own), close: () => database.close() };
  }
  const deliverWith = (database: Database, own = storage) =>
    deliverNextEntry(database, 'submission', { couriers: makeCouriers(database, own, clock), clock });

  const deliverNext = (changes: Partial<StorageClient> = {}) =>
    deliverWith(portal.database, { ...storage, client: { ...client, ...changes } });
  /** Delivers until nothing is due. Returns how many tries were made. */
  async function deliverAll(): Promise<number> {
    let tries = 0;
    while (await deliverNext()) tries += 1;
    return tries;
  }

  /** The loop of a portal, looking often. */
  const runLoop = () => ({
    stop: runDeliveries(portal.database, { couriers: makeCouriers(portal.database, storage), lookEveryMs: 50 }),
  });

  const listEntries = () => portal.database.kysely.selectFrom('outbox').selectAll().orderBy('id').execute();
  const listWrites = () =>
    portal.vendor.requests.filter(({ body }) => body?.service === 'createOrUpdateCustomer').map(({ body }) => body);
  const showStatus = (statusSecret: string) =>
    findApplicationStatus(portal.database, storage, statusSecret, Date.now());
  /** Moves the time of deliveries. */
  const wait = (ms: number) => {
    aheadMs += ms;
  };
  return {
    ...portal,
    storage,
    send,
    clock,
    wait,
    openInstance,
    deliverNext,
    deliverAll,
    runLoop,
    listEntries,
    listWrites,
    showStatus,
  };
}

export type OutboxPortal = Awaited<ReturnType<typeof openOutboxPortal>>;
