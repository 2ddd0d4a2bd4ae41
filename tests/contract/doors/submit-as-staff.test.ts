import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitForCustomer } from '@/lib/server/applications/submissions/submit-for-customer';
import { submitAsStaffDoor } from '@/lib/server/doors/customer-doors';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting, type SignedIn } from './door-setting';

let setting: DoorSetting;
let entry: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  entry = await setting.signIn('entry');
});
afterAll(() => setting.close());

const submit = async (submission: unknown, isUpdate: boolean) =>
  (await knock(submitAsStaffDoor, callFrom({ cookie: entry.cookie }), submission, isUpdate)).answer;

const findCustomer = (email: string) =>
  setting.database.kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();

const listActivity = () =>
  setting.database.kysely
    .selectFrom('activity')
    .select(['actor_kind', 'actor_id', 'action', 'subject_id', 'detail'])
    .where('action', 'like', 'customer.%')
    .orderBy('id')
    .execute();

describe('a customer whom staff enter', () => {
  it('is stored as entered by them, and recorded', async () => {
    const email = 'new@example.com';
    expect(await submit(makeSubmission(email), false)).toMatchObject({ kind: 'received', change: 'created' });
    const customer = await findCustomer(email);
    expect(customer).toMatchObject({ source: 'staff', entered_by: entry.id });
    expect((await listActivity()).at(-1)).toEqual({
      ...{ actor_kind: 'staff', actor_id: entry.id, action: 'customer.entered' },
      ...{ subject_id: customer?.id, detail: 'PENDING' },
    });
  });

  it('and who is known is changed only when they saw the record, and that is recorded', async () => {
    const email = 'known@example.com';
    await submit(makeSubmission(email), false);
    const before = await listActivity();
    expect(await submit(makeSubmission(email, 'Joan'), false)).toEqual({ kind: 'already-known' });
    expect(await findCustomer(email)).toMatchObject({ fn: 'John' });
    expect(await listActivity()).toEqual(before);
    expect(await submit(makeSubmission(email, 'Joan'), true)).toMatchObject({ kind: 'received', change: 'updated' });
    const customer = await findCustomer(email);
    expect(customer).toMatchObject({ fn: 'Joan' });
    expect((await listActivity()).at(-1)).toMatchObject({ action: 'customer.updated', subject_id: customer?.id });
  });

  it('is not stored where something is wrong, and nothing is recorded', async () => {
    const before = await listActivity();
    const submission = makeSubmission('wrong@example.com');
    submission.values.zipCode = '';
    expect(await submit(submission, false)).toMatchObject({
      kind: 'invalid',
      fieldErrors: { zipCode: expect.any(String) },
    });
    expect(await findCustomer('wrong@example.com')).toBeUndefined();
    expect(await listActivity()).toEqual(before);
  });

  it('is not taken from a role that is unknown', async () => {
    const member = { id: entry.id, name: 'Edda', emailAddress: entry.email, role: 'none' as StaffRole };
    const submission = makeSubmission('refused@example.com');
    await expect(submitForCustomer(setting.database, member, submission, { isUpdate: false })).rejects.toThrow();
    expect(await findCustomer('refused@example.com')).toBeUndefined();
  });
});
