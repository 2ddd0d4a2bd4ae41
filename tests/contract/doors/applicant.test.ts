import { afterAll, beforeAll, expect, it } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

it('takes the form of anybody where it is open, and of nobody where an invitation is needed', async () => {
  const open = await knock(submitAsApplicantDoor, callFrom(), makeSubmission('open@example.com'));
  expect(open.answer).toMatchObject({ kind: 'received', status: 'PENDING' });
  const [stored] = await setting.database.kysely.selectFrom('customers').select(['email', 'source']).execute();
  expect(stored).toEqual({ email: 'open@example.com', source: 'applicant' });
  process.env.PUBLIC_FORM = 'invited';
  const before = await setting.countRows(['rate_limits']);
  const closed = await knock(submitAsApplicantDoor, callFrom(), makeSubmission('closed@example.com'));
  delete process.env.PUBLIC_FORM;
  expect(closed.answer).toEqual({ kind: 'failed', problem: 'form-closed', delivery: 'not-sent' });
  expect(await setting.countRows(['rate_limits'])).toEqual(before);
});

it('says what is filled in wrongly', async () => {
  const { answer } = await knock(submitAsApplicantDoor, callFrom(), makeSubmission('wrong@example.com', ''));
  expect(answer).toMatchObject({ kind: 'invalid', fieldErrors: { firstName: 'firstName.required' } });
});
