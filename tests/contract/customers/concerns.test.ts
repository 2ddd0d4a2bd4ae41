import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideCustomer } from '../../../lib/server/review/decide-customer';
import { recordOpening } from '../../../lib/server/review/documents-opened';
import { loadRecord, type RecordTools } from '../../../lib/server/review/load-record';
import type { RecordReading } from '../../../lib/shared/review/customer-record';
import type { Concern } from '../../../lib/shared/review/decision';
import { CURRENT_SET } from '../../../lib/shared/review/document-view';
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
import { OTHER_FRONT } from '../support/sample';

const DAY_MS = 24 * 60 * 60 * 1000;
const toDay = (at: number) => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

describe.each(DATABASE_KINDS)('What speaks against passing a customer (%s)', (kind) => {
  let setting: Awaited<ReturnType<typeof openReviewTools>>;
  let reading: RecordReading | undefined;
  let tools: RecordTools;
  beforeEach(async () => {
    setting = await openReviewTools(kind);
    reading = undefined;
    tools = { ...toRecordTools(setting), findReading: async () => reading };
  });
  afterEach(() => tools.database.close());

  const load = async (customerId: string, member = REVIEWER) => {
    const record = await loadRecord(member, customerId, tools);
    if (!record) throw new Error('There is no such customer.');
    return record;
  };
  const open = (customerId: string, setId = CURRENT_SET, member = REVIEWER) =>
    recordOpening(tools.database, member, { customerId, setId, now: tools.now() });
  const pass = async (customerId: string, despite?: Concern[], member = REVIEWER) => {
    const { seen } = await load(customerId, member);
    const input = { customerId, status: 'PASS', reason: 'verified', note: '', seen, despite } as const;
    return decideCustomer(member, input, { ...setting.tools, ...tools });
  };
  const listPassedDespite = () =>
    tools.database.kysely
      .selectFrom('activity')
      .select(['actor_id', 'subject_id', 'detail'])
      .where('action', '=', 'customer.passed-despite')
      .orderBy('id')
      .execute();
  const getStatus = async (customerId: string) => (await load(customerId)).status;

  it('is that whoever decides has not opened the documents: a colleague’s look, or one at older photos, is another’s', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    await open(customerId, CURRENT_SET, OTHER_REVIEWER);
    await open(customerId, 'an-older-set');
    expect((await load(customerId)).concerns).toEqual(['unopened']);
    expect(await pass(customerId)).toEqual({ kind: 'concerns', concerns: ['unopened'] });
    expect(await getStatus(customerId)).toBe('PENDING');
    await open(customerId);
    expect((await load(customerId)).concerns).toEqual([]);
    expect(await pass(customerId)).toMatchObject({ kind: 'decided', status: 'PASS' });
  });

  it('is that again once newer photos have arrived', async () => {
    const { customerId, target } = await storeCustomer(setting.tools);
    await open(customerId);
    setting.advance(1_000);
    await tools.storage.createOrUpdateCustomer(toWrite({ email: target.email, documents: { front: OTHER_FRONT } }));
    expect((await load(customerId)).concerns).toEqual(['unopened']);
    setting.advance(1_000);
    await open(customerId);
    expect((await load(customerId)).concerns).toEqual([]);
  });

  it('is an ID that expired before today, and a field that differs from the reading', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    await open(customerId);
    const today = toDay(tools.now());
    reading = { differences: {}, expiresOn: today };
    expect((await load(customerId)).concerns).toEqual([]);
    reading = { differences: { firstName: 'Other' }, expiresOn: toDay(tools.now() - DAY_MS) };
    expect((await load(customerId)).concerns).toEqual(['expired', 'differs']);
    expect(await pass(customerId)).toEqual({ kind: 'concerns', concerns: ['expired', 'differs'] });
  });

  it('lets pass whoever confirms all of it, which is recorded, and nobody who confirms a part', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    reading = { differences: { city: 'Other' }, expiresOn: undefined };
    expect(await pass(customerId, ['differs'])).toEqual({ kind: 'concerns', concerns: ['differs', 'unopened'] });
    expect(await getStatus(customerId)).toBe('PENDING');
    expect(await listPassedDespite()).toEqual([]);
    expect(await pass(customerId, ['expired', 'differs', 'unopened'])).toMatchObject({
      kind: 'decided',
      status: 'PASS',
    });
    expect(await getStatus(customerId)).toBe('PASS');
    const who = { actor_id: REVIEWER.id, subject_id: customerId };
    expect(await listPassedDespite()).toEqual([
      { ...who, detail: 'differs' },
      { ...who, detail: 'unopened' },
    ]);
  });

  it('does not stand in the way of FAIL and PENDING, and is not told to those who may not decide', async () => {
    const { customerId } = await storeCustomer(setting.tools);
    const { seen } = await load(customerId);
    const input = { customerId, status: 'FAIL', reason: 'expired', note: '', seen } as const;
    expect(await decideCustomer(REVIEWER, input, { ...setting.tools, ...tools })).toMatchObject({ kind: 'decided' });
    expect((await load(customerId, ENTRY)).concerns).toEqual([]);
  });
});
