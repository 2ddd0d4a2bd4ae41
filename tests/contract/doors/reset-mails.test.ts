import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { joinByLinkDoor } from '@/lib/server/doors/join-doors';
import { changeMembersDoor } from '@/lib/server/doors/member-doors';
import { startMailServer } from '../../setup/mail-server';
import { STAFF_PASSWORD } from '../../setup/staff-entrance';
import { callFrom, type DoorSetting, knock, makeForm, openDoorSetting } from './door-setting';

/** A mail goes out after the answer. */
const WAIT = { timeout: 10_000 };

let server: Awaited<ReturnType<typeof startMailServer>>;
let setting: DoorSetting;
beforeAll(async () => {
  server = await startMailServer();
  setting = await openDoorSetting({ SMTP_URL: server.url, SMTP_FROM: 'portal@example.com' });
});
afterAll(async () => {
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  await setting.close();
  await server.close();
});

it('A member is told by mail when a link for a new password of theirs is made and when it is used, and never gets it', async () => {
  const administrator = await setting.signIn('administrator');
  const { id, email } = await setting.signIn('reviewer');
  const call = callFrom({ cookie: administrator.cookie, 'accept-language': 'en' });
  // The address in the form is the browser's; the mail goes to that of the account.
  const form = makeForm({ change: 'reset', id, email: 'mallory@example.com' });
  const { answer } = await knock(changeMembersDoor, call, {}, form);
  const token = answer.link?.url.split('/').at(-1) ?? '';
  await vi.waitFor(() => expect(server.mails).toHaveLength(1), WAIT);
  expect(server.mails[0]).toMatchObject({ to: email, text: expect.stringContaining('A link was made') });
  const chosen = makeForm({ name: '', email: '', password: STAFF_PASSWORD });
  const joined = await knock(joinByLinkDoor, callFrom({ 'accept-language': 'fr' }), token, {}, chosen);
  expect(joined.effects.goTo).toBe('/staff');
  await vi.waitFor(() => expect(server.mails).toHaveLength(2), WAIT);
  expect(server.mails[1]).toMatchObject({ to: email, text: expect.stringContaining('Un nouveau mot de passe') });
  expect(token).toHaveLength(43);
  expect(server.mails.map(({ text }) => text).join()).not.toContain(token);
});
