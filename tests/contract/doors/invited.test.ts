import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInvitation } from '@/lib/server/applications/invitations/make-invitation';
import { revokeInvitation } from '@/lib/server/applications/invitations/revoke-invitation';
import { statusSecretOfInvitation } from '@/lib/server/applications/status-links/status-secret';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { makeHandoffDoor } from '@/lib/server/doors/handoff-form-doors';
import { openInvitationDoor, submitByInvitationDoor } from '@/lib/server/doors/invited-doors';
import { openStatusDoor } from '@/lib/server/doors/status-doors';
import { captureOutput } from '../../setup/captured-output';
import { makeSubmission, UNKNOWN_SECRET } from './door-cases';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting } from './door-setting';

const DAY_MS = 24 * 60 * 60 * 1000;

let setting: DoorSetting;
let count = 0;
beforeAll(async () => {
  setting = await openDoorSetting({ PUBLIC_FORM: 'invited' });
});
afterAll(() => setting.close());

/** Somebody who was invited the way staff do it: for seven days. */
async function invite(changes: { emailAddress?: string; reference?: string } = {}) {
  count += 1;
  const member = { id: 'staff-1', name: 'Robin', emailAddress: 'robin@staff.example.com', role: 'entry' } as const;
  const given = { emailAddress: `invited.${count}@example.com`, reference: `reference-${count}`, ...changes };
  const { emailAddress } = given;
  const wanted = { ...given, prefill: { firstName: 'Ines' }, days: 7 };
  const made = await makeInvitation(await openEmbeddedStore(), member, wanted, Date.now());
  const token = 'path' in made ? (made.path.split('/').at(-1) ?? '') : '';
  const submit = (submission: unknown, now?: number) =>
    knock(submitByInvitationDoor, callFrom({}, now), token, submission);
  const findRow = () =>
    setting.database.kysely.selectFrom('invitations').selectAll().where('email', '=', emailAddress).executeTakeFirst();
  const withdraw = async () => revokeInvitation(setting.database, member, (await findRow())?.id ?? '', Date.now());
  return { emailAddress, reference: wanted.reference, token, submit, findRow, withdraw };
}

const listStored = async () =>
  (await setting.database.kysely.selectFrom('customers').select(['email', 'reference', 'fn', 'source']).execute()) ??
  [];

const findStored = async (emailAddress: string) => (await listStored()).find(({ email }) => email === emailAddress);

describe('an invitation', () => {
  it('is for the invited email address and reference alone, whatever else is sent', async () => {
    const { emailAddress, reference, submit, findRow } = await invite();
    const submission = makeSubmission('somebody.else@example.com');
    submission.values.reference = 'another-reference';
    const { answer } = await submit(submission);
    expect(answer).toMatchObject({ kind: 'received', reference });
    expect(await findStored(emailAddress)).toMatchObject({ reference });
    expect(await findStored('somebody.else@example.com')).toBeUndefined();
    expect((await findRow())?.used_at).not.toBeNull();
  });

  it('renews the record that its person has, and leaves the reference to the storage where staff gave none', async () => {
    const first = await invite({ reference: '' });
    const { answer } = await knock(openInvitationDoor, callFrom(), first.token);
    expect(answer).toMatchObject({ emailAddress: first.emailAddress, reference: '' });
    await first.submit(makeSubmission(first.emailAddress));
    const stored = { reference: expect.stringMatching(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/), source: 'invitation', fn: 'John' };
    expect(await findStored(first.emailAddress)).toMatchObject(stored);
    const second = await invite({ emailAddress: first.emailAddress });
    expect((await second.submit(makeSubmission(second.emailAddress, 'Jane'))).answer).toMatchObject({
      kind: 'received',
    });
    expect(await findStored(first.emailAddress)).toMatchObject({ fn: 'Jane' });
  });

  it('takes no form that is filled in wrongly, and still works', async () => {
    const { emailAddress, submit } = await invite();
    const wrong = makeSubmission(emailAddress, '');
    expect((await submit(wrong)).answer).toMatchObject({
      kind: 'invalid',
      fieldErrors: { firstName: 'firstName.required' },
    });
    expect((await submit(makeSubmission(emailAddress))).answer).toMatchObject({ kind: 'received' });
  });

  it('is not used up by a form that did not arrive', async () => {
    const { emailAddress, submit, findRow } = await invite();
    const { hasRoomForImages } = setting.database;
    const output = captureOutput();
    setting.database.hasRoomForImages = async () => false;
    const { answer } = await submit(makeSubmission(emailAddress));
    setting.database.hasRoomForImages = hasRoomForImages;
    output.stop();
    expect(answer).toEqual({ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' });
    expect((await findRow())?.used_at).toBeNull();
  });

  it('works once: what was sent is answered as before, and nothing else is taken', async () => {
    const { emailAddress, submit, token } = await invite();
    const submission = makeSubmission(emailAddress);
    const first = await submit(submission);
    expect(first.answer).toMatchObject({ kind: 'received' });
    expect((await submit(submission)).answer).toEqual(first.answer);
    const again = await submit(makeSubmission(emailAddress, 'Mallory'));
    expect(again.code).toBe('link-ended');
    expect(again.answer).toEqual({ kind: 'failed', problem: 'link-ended', delivery: 'not-sent' });
    expect(await findStored(emailAddress)).toMatchObject({ fn: 'John' });
    const opened = await knock(openInvitationDoor, callFrom(), token);
    expect(opened.answer).toEqual({ kind: 'used', statusSecret: statusSecretOfInvitation(token) });
    expect(first.answer).toMatchObject({ statusSecret: statusSecretOfInvitation(token) });
    const shown = await knock(openStatusDoor, callFrom(), statusSecretOfInvitation(token));
    expect(shown.answer).toMatchObject({ status: 'PENDING', firstName: 'John' });
  });

  it('that was used and then refused is renewed by its status link, for its own email alone', async () => {
    const { emailAddress, submit, token } = await invite();
    await submit(makeSubmission(emailAddress));
    await setting.database.kysely.updateTable('customers').set({ status: 'FAIL' }).execute();
    const statusSecret = statusSecretOfInvitation(token);
    const send = (to: string, secret: string) =>
      knock(submitAsApplicantDoor, callFrom(), { ...makeSubmission(to, 'Renewed'), statusSecret: secret });
    expect((await send('stranger@example.com', statusSecret)).code).toBe('form-closed');
    expect((await send(emailAddress, UNKNOWN_SECRET)).code).toBe('form-closed');
    expect((await send(emailAddress, statusSecret)).answer).toMatchObject({ kind: 'received', status: 'PENDING' });
    expect(await findStored(emailAddress)).toMatchObject({ fn: 'Renewed' });
  });

  it.each(['expired', 'withdrawn'])('takes nothing once it is %s', async (how) => {
    const { emailAddress, submit, token, withdraw } = await invite();
    if (how === 'withdrawn') await withdraw();
    const now = how === 'expired' ? Date.now() + 7 * DAY_MS + 1_000 : Date.now();
    expect((await submit(makeSubmission(emailAddress), now)).code).toBe('link-ended');
    expect((await knock(openInvitationDoor, callFrom({}, now), token)).code).toBe('link-ended');
    expect(await findStored(emailAddress)).toBeUndefined();
  });

  it('takes nothing by a link that was never made', async () => {
    const before = await setting.countRows(['rate_limits']);
    for (const token of [UNKNOWN_SECRET, '', 'x', null, undefined, { token: UNKNOWN_SECRET }]) {
      const { code } = await knock(submitByInvitationDoor, callFrom(), token, makeSubmission('nobody@example.com'));
      expect(code).toBe('link-ended');
    }
    expect(await setting.countRows(['rate_limits'])).toEqual(before);
  });

  it('opens its page with what staff filled in, as long as it can be used', async () => {
    const { emailAddress, reference, token } = await invite();
    const { answer } = await knock(
      openInvitationDoor,
      callFrom({ origin: null, 'sec-fetch-site': 'cross-site' }),
      token,
    );
    expect(answer).toMatchObject({ kind: 'opened', emailAddress, reference, prefill: { firstName: 'Ines' } });
  });

  it('lets its form have photos from a phone while it is open, and nobody else’s', async () => {
    const make = async (invitationToken?: string, cookie: string | null = null, now?: number) => {
      const request = makeRequest('/api/handoffs', { method: 'POST', body: JSON.stringify({ invitationToken }) });
      return (await knock(makeHandoffDoor, callFrom({ cookie }, now), request, {})).code;
    };
    const open = await invite();
    const used = await invite();
    await used.submit(makeSubmission(used.emailAddress));
    const withdrawn = await invite();
    await withdrawn.withdraw();
    expect(await make(open.token)).toBeUndefined();
    expect(await make(open.token, null, Date.now() + 7 * DAY_MS + 1_000)).toBe('form-closed');
    expect(await make(used.token)).toBe('form-closed');
    expect(await make(withdrawn.token)).toBe('form-closed');
    expect(await make(UNKNOWN_SECRET)).toBe('form-closed');
    expect(await make()).toBe('form-closed');
    const entry = await setting.signIn('entry');
    expect(await make(undefined, entry.cookie)).toBeUndefined();
    await setting.setAccount(entry.id, { has_short_password: 1 });
    expect(await make(undefined, entry.cookie)).toBe('form-closed');
  });
});
