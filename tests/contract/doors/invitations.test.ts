import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPrefill } from '@/lib/server/applications/invitations/invitation-prefill';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import { makeInvitationDoor, withdrawInvitationDoor } from '@/lib/server/doors/invitation-doors';
import { addMadeUpLanguage, MADE_UP } from '../../setup/made-up-language';
import { startMailServer } from '../../setup/mail-server';
import { callFrom, type DoorSetting, knock, makeForm, openDoorSetting, type SignedIn } from './door-setting';

const DAY_MS = 24 * 60 * 60 * 1000;
const CHANGED = { revalidate: '/staff/invitations' };

let setting: DoorSetting;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let member: SignedIn;
let count = 0;
beforeAll(async () => {
  mailServer = await startMailServer();
  setting = await openDoorSetting({ SMTP_URL: mailServer.url, SMTP_FROM: 'portal@example.com' });
  member = await setting.signIn('entry');
  addMadeUpLanguage();
});
afterAll(async () => {
  await setting.close();
  await mailServer.close();
});

const call = (now?: number) => callFrom({ cookie: member.cookie }, now);

/** Invites somebody new, as the page's form does. */
async function invite(fields: Record<string, string> = {}) {
  count += 1;
  const email = `invited.${count}@example.com`;
  const now = Date.now();
  const made = await knock(makeInvitationDoor, call(now), {}, makeForm({ email, ...fields }));
  const row = await setting.database.kysely
    .selectFrom('invitations')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirst();
  return { ...made, email, row, days: ((row?.expires_at ?? 0) - now) / DAY_MS };
}

const url = expect.stringMatching(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/);

describe('an invitation', () => {
  it('holds what was filled in, is good for as long as was chosen, and its link is shown', async () => {
    const { answer, effects, email, row, days } = await invite({ reference: 'A-1', days: '30', firstName: 'Ines' });
    expect(answer).toEqual({ made: { url, emailAddress: email, mail: 'not-asked' } });
    expect(effects).toEqual(CHANGED);
    expect(row).toMatchObject({ reference: 'A-1', made_by: member.id });
    const { keys } = await openEmbeddedStore();
    const prefill = row && openPrefill(keys, row);
    expect(prefill).toMatchObject({ firstName: 'Ines' });
    expect(Object.values(prefill ?? {})).not.toContain('A-1');
    expect(days).toBe(30);
  });

  it.each(['', 'soon', '0'])('is good for a week where no time is chosen: %o', async (days) => {
    expect((await invite({ days })).days).toBe(7);
  });

  it('is mailed when that is wanted, in the language of who is invited', async () => {
    const { answer, email } = await invite({ mail: 'on', language: MADE_UP });
    expect(answer).toMatchObject({ made: { mail: 'sent' } });
    expect((await invite({ mail: 'on' })).answer).toMatchObject({ made: { mail: 'sent' } });
    expect((await invite({ mail: 'off' })).answer).toMatchObject({ made: { mail: 'not-asked' } });
    const [madeUp, english, ...more] = mailServer.mails;
    expect(madeUp).toMatchObject({ to: email, text: expect.stringContaining(answer.made?.url ?? 'no link') });
    // How sentences end in the made-up language.
    expect([madeUp, english].map((mail) => mail?.text.includes('~~~'))).toEqual([true, false]);
    expect(more).toEqual([]);
  });

  it('is not made where something is wrong, and the page hears what', async () => {
    expect((await invite({ email: 'nobody' })).answer).toEqual({ problem: 'invalid-email' });
    expect((await invite({ firstName: 'x'.repeat(10_000) })).answer).toEqual({ problem: 'invalid-input' });
    const signedOut = await knock(makeInvitationDoor, callFrom(), {}, makeForm({ email: 'x@example.com' }));
    expect(signedOut.answer).toEqual({ problem: 'signed-out' });
  });

  it('is withdrawn once', async () => {
    const { row } = await invite();
    const withdraw = (as = call()) => knock(withdrawInvitationDoor, as, {}, makeForm({ id: row?.id ?? '' }));
    expect((await withdraw(callFrom())).answer).toEqual({ problem: 'signed-out' });
    const { answer, effects } = await withdraw();
    expect(answer).toEqual({ isRevoked: true });
    expect(effects).toEqual(CHANGED);
    expect(await withdraw()).toMatchObject({ answer: { problem: 'unknown' }, effects: CHANGED });
  });
});
