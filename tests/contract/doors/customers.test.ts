import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findKnownDoor, searchForCustomersDoor, submitAsStaffDoor } from '@/lib/server/doors/customer-doors';
import { SEARCH_MAX_CHARACTERS } from '@/lib/shared/review/customer-list';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting, type SignedIn } from './door-setting';

let setting: DoorSetting;
let member: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  member = await setting.signIn('entry');
});
afterAll(() => setting.close());

const call = () => callFrom({ cookie: member.cookie });

const enter = (emailAddress: string, firstName = 'John', isUpdate = false) =>
  knock(submitAsStaffDoor, call(), makeSubmission(emailAddress, firstName), isUpdate);

const search = (given: object) => knock(searchForCustomersDoor, call(), { query: {}, ...given });

const findStored = (email: string) =>
  setting.database.kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();

describe('a member of staff', () => {
  it('enters a customer, and changes one only after they saw that it is known', async () => {
    const email = 'entered@example.com';
    expect((await enter(email)).answer).toMatchObject({ kind: 'received', change: 'created' });
    expect(await findStored(email)).toMatchObject({ fn: 'John', source: 'staff', entered_by: member.id });
    expect((await enter(email, 'Jane')).answer).toEqual({ kind: 'already-known' });
    expect(await findStored(email)).toMatchObject({ fn: 'John' });
    expect((await enter(email, 'Jane', true)).answer).toMatchObject({ kind: 'received', change: 'updated' });
    expect(await findStored(email)).toMatchObject({ fn: 'Jane' });
  });

  it('hears of a customer that is known, and nothing where nobody may ask', async () => {
    const email = 'known@example.com';
    await enter(email);
    const { answer } = await knock(findKnownDoor, call(), email);
    expect(answer).toMatchObject({ kind: 'known', customerPath: `/staff/customers/${(await findStored(email))?.id}` });
    expect((await knock(findKnownDoor, callFrom(), email)).answer).toEqual({ kind: 'unavailable' });
  });

  it('finds customers by what was typed and filtered, page by page', async () => {
    for (let number = 0; number < 27; number += 1) await enter(`many.${number}@example.com`, 'Wilhelmina');
    const first = (await search({ text: 'wilhelmina' })).answer;
    expect(first).toMatchObject({ kind: 'found', customers: expect.arrayContaining([expect.anything()]) });
    if (first.kind !== 'found') throw new Error('Nothing was found.');
    expect(first.customers).toHaveLength(25);
    expect((await search({ text: 'wilhelmina', after: first.next })).answer).toMatchObject({
      customers: [expect.anything(), expect.anything()],
      next: undefined,
    });
    expect((await search({ text: 'wilhelmina', query: { source: 'applicant' } })).answer).toMatchObject({
      customers: [],
    });
  });

  it('may paste a long text: as much of it as can be searched for is', async () => {
    const localPart = 'l'.repeat(50);
    await enter(`${localPart}@example.com`);
    const text = `${localPart}@example.com`.padEnd(SEARCH_MAX_CHARACTERS, ' ');
    expect((await search({ text: `${text}and more` })).answer).toMatchObject({ customers: [expect.anything()] });
  });

  it('hears why nothing was searched for', async () => {
    const given = { text: 'smith', query: {} };
    const signedOut = await knock(searchForCustomersDoor, callFrom(), given);
    expect(signedOut.answer).toEqual({ kind: 'refused', code: 'signed-out' });
    const malformed = await search({ text: 'smith', after: { key: 1 } });
    expect(malformed.answer).toEqual({ kind: 'refused', code: 'invalid-input' });
  });
});
