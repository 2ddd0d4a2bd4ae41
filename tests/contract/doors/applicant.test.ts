import { afterAll, beforeAll, expect, it } from 'vitest';
import { listConsentsOf } from '@/lib/server/applications/consents/consents-of';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

it('takes no form without consent to a text that the portal shows, and asks for the page to be loaded again', async () => {
  const before = await setting.countRows(['rate_limits', 'consent_texts']);
  const { consent, ...without } = makeSubmission('without@example.com');
  for (const other of [undefined, { ...consent, version: 'made-up' }, { ...consent, language: 'tlh' }, 'yes']) {
    const { answer } = await knock(submitAsApplicantDoor, callFrom(), { ...without, consent: other });
    expect(answer).toEqual({ kind: 'failed', problem: 'page-outdated', delivery: 'not-sent' });
  }
  expect(await setting.countRows(['rate_limits', 'consent_texts'])).toEqual(before);
});

it('keeps what was agreed to by the clock of the portal, whatever that of the form says', async () => {
  const submission = makeSubmission('agreed@example.com');
  const startedAt = Date.now();
  await knock(submitAsApplicantDoor, callFrom(), { ...submission, consent: { ...submission.consent, givenAtMs: 1 } });
  const [kept] = await listConsentsOf(setting.database, 'agreed@example.com');
  expect(kept).toMatchObject({ version: submission.consent.version, language: 'en' });
  expect(kept?.givenAt).toBeGreaterThanOrEqual(startedAt);
});

it('takes the form of anybody where it is open, and of nobody where an invitation is needed', async () => {
  const open = await knock(submitAsApplicantDoor, callFrom(), makeSubmission('open@example.com'));
  expect(open.answer).toMatchObject({ kind: 'received', status: 'PENDING' });
  const stored = await setting.database.kysely.selectFrom('customers').select(['email', 'source']).execute();
  expect(stored).toContainEqual({ email: 'open@example.com', source: 'applicant' });
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
