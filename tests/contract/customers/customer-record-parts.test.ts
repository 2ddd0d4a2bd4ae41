import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StorageErrorCode, storageFailure } from '../../../lib/server/contract-client/outcome';
import type { CustomerWrite } from '../../../lib/server/contract-client/storage-client';
import { inTransaction } from '../../../lib/server/db/transactions/in-transaction';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { loadRecord, type RecordTools } from '../../../lib/server/review/load-record';
import { insertStaffAccount } from '../../../lib/server/staff/accounts/insert-staff-account';
import type { StaffMember } from '../../../lib/server/staff/authority';
import { UNDO_MS } from '../../../lib/shared/review/decision';
import type { StaffRole } from '../../../lib/shared/staff/staff';
import { toWrite } from '../../setup/customer-write';
import { DATABASE_KINDS } from '../support/describe-contract';
import {
  ENTRY,
  OTHER_REVIEWER,
  openReviewTools,
  REVIEWER,
  storeCustomer,
  toRecordTools,
} from '../support/review-tools';
import { makeTarget, OTHER_FRONT } from '../support/sample';

describe.each(DATABASE_KINDS)('The parts of a customer’s record (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  let tools: RecordTools;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
    tools = toRecordTools(setting);
  });
  afterEach(() => tools.database.close());

  async function load(customerId: string, { member = REVIEWER, ...changes }: Partial<RecordTools> & Reader = {}) {
    const record = await loadRecord(member, customerId, { ...tools, ...changes });
    if (!record) throw new Error('There is no such customer.');
    return record;
  }
  type Reader = { member?: StaffMember };
  const failing = (code: StorageErrorCode): RecordTools['storage'] => ({
    ...tools.storage,
    getStatus: async () => storageFailure(code, 'http-400', 'refused'),
  });
  const addAccount = (name: string) =>
    inTransaction(tools.database, (transaction) =>
      insertStaffAccount(transaction, {
        ...{ name, email: `${name}@example.com`, role: 'entry', hasShortPassword: 0, now: 1 },
      }),
    );
  async function decide(customerId: string, member = REVIEWER) {
    const { seen } = await load(customerId, { member });
    const input = { customerId, status: 'FAIL', reason: 'fraud', note: 'A note', seen } as const;
    const outcome = await decideCustomer(member, input, setting.tools);
    if (outcome.kind !== 'decided') throw new Error(JSON.stringify(outcome));
    return outcome.decisionId;
  }

  it.each([
    ['not-found', 'not-found'],
    ['unavailable', 'unavailable'],
    ['malformed-reply', 'unavailable'],
    ['refused', 'refused'],
    ['credentials-refused', 'refused'],
  ] as [StorageErrorCode, string][])('say why the storage was no help: %s is said as %s', async (code, problem) => {
    const { customerId } = await storeCustomer(setting.tools);
    const record = await load(customerId, { storage: failing(code) });
    expect(record).toMatchObject({ storageProblem: problem, details: { lastName: 'Smith', dateOfBirth: '19700101' } });
  });

  it('name who entered the customer: oneself, somebody by name, or an account that is gone', async () => {
    const robin = await addAccount('Robin');
    const enteredBy = async (staffId: string | undefined) => {
      const target = makeTarget();
      const origin = { source: 'staff', enteredBy: staffId } as const;
      await tools.storage.createOrUpdateCustomer({ ...toWrite(target), origin });
      const query = tools.database.kysely.selectFrom('customers').select('id').where('email', '=', target.email);
      const record = await load((await query.executeTakeFirstOrThrow()).id);
      expect(record.source).toBe('staff');
      return record.enteredBy;
    };
    expect(await enteredBy(REVIEWER.id)).toEqual({ kind: 'self' });
    expect(await enteredBy(robin)).toEqual({ kind: 'other', name: 'Robin' });
    expect(await enteredBy('gone')).toEqual({ kind: 'unknown' });
    expect(await enteredBy(undefined)).toBeUndefined();
  });

  it('have the reference that the storage says, or the one that is known where it says none', async () => {
    const target = makeTarget();
    await tools.storage.createOrUpdateCustomer({ ...toWrite(target), reference: 'stored' });
    const query = tools.database.kysely.selectFrom('customers').select('id').where('email', '=', target.email);
    const { id } = await query.executeTakeFirstOrThrow();
    const findCustomer: RecordTools['findCustomer'] = async (customerId) => {
      const customer = await tools.findCustomer(customerId);
      return customer && { ...customer, reference: 'known' };
    };
    const [live, known] = [
      await load(id, { findCustomer }),
      await load(id, { findCustomer, storage: failing('refused') }),
    ];
    expect([live.reference, known.reference]).toEqual(['stored', 'known']);
    for (const { details } of [live, known]) expect(details).not.toHaveProperty('reference');
    const other = await storeCustomer(setting.tools);
    expect((await load(other.customerId, { findCustomer })).reference).toBe('known');
  });

  it('have the sets of images, the current one by its fixed name', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    const firstAt = tools.now();
    setting.advance(1_000);
    await tools.storage.createOrUpdateCustomer(toWrite({ email: target.email, documents: { front: OTHER_FRONT } }));
    expect((await load(customerId)).documentSets).toEqual([
      { id: 'current', receivedAt: tools.now() },
      { id: expect.stringMatching(/^.{30,}$/), receivedAt: firstAt },
    ]);
    expect((await load(customerId, { archive: undefined })).documentSets).toEqual([
      { id: 'current', receivedAt: undefined },
    ]);
  });

  it('offer one’s own last decision for undoing, for as long as the button shows', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    expect((await load(customerId)).undoable).toBeUndefined();
    const at = tools.now();
    const decisionId = await decide(customerId);
    const record = await load(customerId);
    expect(record.undoable).toEqual({ decisionId, status: 'FAIL', until: at + UNDO_MS });
    expect(record.seen).toEqual({ status: 'FAIL', decisionId, updatedAt: record.updatedAt });
    expect((await load(customerId, { member: OTHER_REVIEWER })).undoable).toBeUndefined();
    setting.advance(UNDO_MS);
    expect((await load(customerId)).undoable).toBeDefined();
    setting.advance(1);
    expect((await load(customerId)).undoable).toBeUndefined();
  });

  it('offer no undoing once something else set the status', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    await decide(customerId);
    await tools.storage.updateStatus(target.email, 'PASS');
    expect((await load(customerId)).undoable).toBeUndefined();
  });

  it('keep the note from those who may not decide', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    await decide(customerId);
    const noteFor = async (member: StaffMember) => (await load(customerId, { member })).history[0]?.note;
    expect(await noteFor(OTHER_REVIEWER)).toBe('A note');
    expect(await noteFor(ENTRY)).toBeUndefined();
  });

  it('have what was read from the ID, compared with the details that are shown', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const reading = { differences: { lastName: 'Smyth' }, expiresOn: '20310315' };
    const record = await load(customerId, {
      findReading: async ({ lastName }) => (lastName === 'Smith' ? reading : undefined),
    });
    expect(record.reading).toEqual(reading);
    expect((await load(customerId)).reading).toBeUndefined();
  });

  it('have when the customer confirmed their email with a code', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    const findMailboxProvedAt = async (emailAddress: string) => (emailAddress === target.email ? 5_000 : undefined);
    expect((await load(customerId, { findMailboxProvedAt })).mailboxProvedAt).toBe(5_000);
    expect((await load(customerId)).mailboxProvedAt).toBeUndefined();
  });

  it('have what changes replaced, in the words of the portal, newest first, and by whom', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    expect((await load(customerId)).changes).toEqual([]);
    const [robin, { documents, email }] = [await addAccount('Robin'), target];
    const change = async (values: Record<string, string>, more: Partial<CustomerWrite>) => {
      setting.advance(1_000);
      const write = toWrite({ email, ...values, documents: values.city ? { front: OTHER_FRONT } : documents });
      const outcome = await tools.storage.createOrUpdateCustomer({ ...write, ...more });
      expect(outcome.ok).toBe(true);
      return tools.now();
    };
    const firstAt = await change({ ln: 'Smythe' }, { origin: { source: 'staff', enteredBy: REVIEWER.id } });
    const secondAt = await change(
      { city: 'Hartford', addr: '' },
      { origin: { source: 'invitation' }, reference: 'r-1' },
    );
    const thirdAt = await change({ ln: 'Smith' }, { origin: { source: 'staff', enteredBy: robin } });
    const id = expect.any(String);
    expect((await load(customerId)).changes).toEqual([
      {
        ...{ id, at: thirdAt, source: 'staff', hasNewPhotos: true, by: { kind: 'other', name: 'Robin' } },
        fields: [{ field: 'lastName', from: 'Smythe', to: 'Smith' }],
      },
      {
        ...{ id, at: secondAt, source: 'invitation', hasNewPhotos: true, by: undefined },
        fields: [
          { field: 'streetAddress', from: '123 Main St', to: '' },
          { field: 'city', from: 'Stratford', to: 'Hartford' },
          { field: 'reference', from: '', to: 'r-1' },
        ],
      },
      {
        ...{ id, at: firstAt, source: 'staff', hasNewPhotos: false, by: { kind: 'self' } },
        fields: [{ field: 'lastName', from: 'Smith', to: 'Smythe' }],
      },
    ]);
    expect((await load(customerId, { archive: undefined })).changes).toBeUndefined();
  });

  it('tell the list the status that the storage says, and nothing while it says none', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    const told: string[] = [];
    const noteStatus: RecordTools['noteStatus'] = async ({ emailAddress }, status) => {
      told.push(`${emailAddress} ${status}`);
    };
    await load(customerId, { noteStatus, storage: failing('unavailable') });
    expect(told).toEqual([]);
    await load(customerId, { noteStatus });
    expect(told).toEqual([`${target.email} PENDING`]);
  });

  it('are shown though the customer is removed while the storage is asked', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    let asked = 0;
    const findCustomer: RecordTools['findCustomer'] = async (id) => {
      asked += 1;
      return asked === 1 ? tools.findCustomer(id) : undefined;
    };
    expect(await load(customerId, { findCustomer })).toMatchObject({ id: customerId, status: 'PENDING' });
  });

  const listVisits = () =>
    tools.database.kysely.selectFrom('activity').selectAll().where('actor_kind', '=', 'staff').execute();

  it('are out of reach of a role that is unknown, and that leaves no trace of a visit', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const member = { ...ENTRY, role: 'none' as StaffRole };
    await expect(loadRecord(member, customerId, tools)).rejects.toThrow();
    expect(await listVisits()).toEqual([]);
  });

  it('are opened at a time, by staff, and the record of that has no detail', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    await load(customerId);
    expect(await listVisits()).toEqual([
      {
        ...{ id: expect.any(String), at: tools.now(), actor_kind: 'staff', actor_id: REVIEWER.id },
        ...{ action: 'customer.opened', subject_id: customerId, detail: null, address_digest: null },
        ...{ position: expect.any(Number), digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ]);
  });
});
