import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storageFailure } from '../../../lib/server/contract-client/outcome';
import { createEmbeddedDirectory } from '../../../lib/server/customer-store/directory/embedded-directory';
import { createRemoteDirectory } from '../../../lib/server/customer-store/directory/remote-directory';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { findNextPending } from '../../../lib/server/review/find-next-pending';
import { loadRecord, type RecordTools } from '../../../lib/server/review/load-record';
import { AuthorityError } from '../../../lib/server/staff/authority';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY, openReviewTools, REVIEWER, storeCustomer, toRecordTools } from '../support/review-tools';

const MINUTE_MS = 60_000;
const linkTo = (id: string) => `https://portal.example/staff/customers/${id}`;

describe.each(DATABASE_KINDS)('The record of a customer (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  let tools: RecordTools;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
    tools = toRecordTools(setting);
  });
  afterEach(() => setting.tools.database.close());
  const down = { getStatus: async () => storageFailure('unavailable', 'connection', 'unknown') };

  it('holds details, status, reference, link, documents and history, and the opening is recorded', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    expect(await loadRecord(ENTRY, customerId, tools)).toMatchObject({
      ...{ id: customerId, status: 'PENDING', storageProblem: undefined, hasAllDetails: true },
      details: { firstName: 'John', lastName: 'Smith', dateOfBirth: '19700101', emailAddress: target.email },
      ...{ source: 'api', customerLink: `https://portal.example/staff/customers/${customerId}` },
      documentSets: [{ id: 'current' }],
      history: [{ what: 'submitted', to: 'PENDING' }],
      seen: { status: 'PENDING', decisionId: '' },
    });
    const activity = await setting.tools.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('actor_kind', '=', 'staff')
      .execute();
    expect(activity).toMatchObject([{ actor_id: ENTRY.id, action: 'customer.opened', subject_id: customerId }]);
  });

  it('tells a decision as one event, beside what the storage API set in the same minute', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    const { seen } = (await loadRecord(REVIEWER, customerId, tools)) ?? {};
    if (!seen) throw new Error('not found');
    const note = 'A note';
    await decideCustomer(REVIEWER, { customerId, status: 'FAIL', reason: 'fraud', note, seen }, setting.tools);
    setting.advance(10);
    await tools.storage.updateStatus(target.email, 'PENDING');
    setting.advance(10);
    await tools.storage.updateStatus(target.email, 'FAIL');
    expect((await loadRecord(REVIEWER, customerId, tools))?.history).toMatchObject([
      { what: 'api', from: 'PENDING', to: 'FAIL', by: undefined },
      { what: 'api', from: 'FAIL', to: 'PENDING', by: undefined },
      { what: 'decided', from: 'PENDING', to: 'FAIL', by: { kind: 'self' }, reason: 'fraud', note, isConfirmed: true },
      { what: 'submitted', to: 'PENDING' },
    ]);
  });

  it('is opened once in a visit, whoever else comes, and again by who comes back after it', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const other = await storeCustomer(setting.tools);
    const countOpenings = async (id: string) => {
      const query = setting.tools.database.kysely
        .selectFrom('activity')
        .select('actor_id')
        .where('subject_id', '=', id);
      return (await query.where('action', '=', 'customer.opened').orderBy('id').execute()).map((row) => row.actor_id);
    };
    await loadRecord(REVIEWER, customerId, tools);
    setting.advance(14 * MINUTE_MS);
    await loadRecord(REVIEWER, customerId, tools);
    await loadRecord(ENTRY, customerId, tools);
    await loadRecord(REVIEWER, other.customerId, tools);
    expect(await countOpenings(customerId)).toEqual([REVIEWER.id, ENTRY.id]);
    expect(await countOpenings(other.customerId)).toEqual([REVIEWER.id]);
    setting.advance(MINUTE_MS);
    await loadRecord(REVIEWER, customerId, tools);
    await loadRecord(ENTRY, customerId, tools);
    expect(await countOpenings(customerId)).toEqual([REVIEWER.id, ENTRY.id, REVIEWER.id]);
  });

  it('is nothing for a guessed id', async () => {
    expect(await loadRecord(REVIEWER, 'guessed', tools)).toBeUndefined();
  });

  it('shows what is known, and says so, when the storage API does not answer', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const record = await loadRecord(REVIEWER, customerId, { ...tools, storage: { ...tools.storage, ...down } });
    expect(record).toMatchObject({ storageProblem: 'unavailable', status: 'PENDING', hasAllDetails: true });
  });

  it('of a remote account has the live status and details, and name and status alone when it does not answer', async () => {
    const { target } = await storeCustomer(setting.tools);
    const { database } = setting.tools;
    const directory = createRemoteDirectory(database);
    await directory.noteSubmission({
      ...{ emailAddress: target.email, firstName: 'John', lastName: 'Smith' },
      ...{ status: 'PENDING', customerLink: 'https://vendor.example/1', origin: { source: 'applicant' } },
      now: Date.now(),
    });
    const row = await database.kysely.selectFrom('remote_customers').select('id').executeTakeFirstOrThrow();
    const noteStatus: RecordTools['noteStatus'] = ({ emailAddress }, status) =>
      directory.noteStatus({ emailAddress, status, now: Date.now() });
    const remote = { ...tools, archive: undefined, findCustomer: directory.findCustomer, noteStatus };
    await tools.storage.updateStatus(target.email, 'PASS');
    expect(await loadRecord(REVIEWER, row.id, remote)).toMatchObject({
      ...{ status: 'PASS', customerLink: 'https://vendor.example/1', hasAllDetails: true, history: [] },
      details: { streetAddress: '123 Main St' },
    });
    expect(await loadRecord(REVIEWER, row.id, { ...remote, storage: { ...tools.storage, ...down } })).toMatchObject({
      ...{ status: 'PASS', storageProblem: 'unavailable', hasAllDetails: false },
      details: { firstName: 'John', streetAddress: '' },
    });
  });

  it('leads to the next pending customer by age, then to the oldest again', async () => {
    const { database, storage } = setting.tools;
    const ids: string[] = [];
    const emails: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { customerId, target } = await storeCustomer(setting.tools);
      ids.push(customerId);
      emails.push(target.email);
      setting.advance(10);
    }
    const [first = '', second = '', third = ''] = ids;
    const directory = createEmbeddedDirectory(database, linkTo);
    const next = (afterId: string) => findNextPending(REVIEWER, directory, afterId);
    expect([await next(first), await next(second), await next(third)]).toEqual([second, third, first]);
    await storage.updateStatus(emails[1] ?? '', 'PASS');
    expect(await next(first)).toBe(third);
    await storage.updateStatus(emails[2] ?? '', 'FAIL');
    expect(await next(first)).toBeUndefined();
    await expect(findNextPending(ENTRY, directory, first)).rejects.toThrow(AuthorityError);
  });
});
