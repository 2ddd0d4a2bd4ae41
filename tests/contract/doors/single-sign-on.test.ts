import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInElsewhereDoor, singleSignOnCallbackDoor } from '@/lib/server/doors/entrance-doors';
import { type OidcServer, startOidcServer } from '../../setup/oidc-server';
import { callFrom, type DoorSetting, knock, makeForm, makeRequest, openDoorSetting } from './door-setting';

let server: OidcServer;
let setting: DoorSetting;
beforeAll(async () => {
  server = await startOidcServer();
  setting = await openDoorSetting(server.env);
});
afterAll(async () => {
  await setting.close();
  await server.close();
});

it('leads to the company’s single sign-on, which is told where to send people back to', async () => {
  const { effects } = await knock(signInElsewhereDoor, callFrom(), makeForm({}));
  const address = new URL(effects.goTo ?? '');
  expect(address.origin).toBe(server.env.OIDC_ISSUER);
  expect(address.searchParams.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/oidc');
});

it('remembers the page of the console that was asked for, and nothing that lies elsewhere', async () => {
  const listPlaces = async () =>
    (await setting.database.kysely.selectFrom('staff_challenges').select('value').execute())
      .map(({ value }) => (JSON.parse(value) as { callbackURL?: string }).callbackURL)
      .sort();
  await setting.database.kysely.deleteFrom('staff_challenges').execute();
  for (const to of ['/staff/held/some-id', 'https://other.example.com/staff/held']) {
    await knock(signInElsewhereDoor, callFrom(), makeForm({ to }));
  }
  expect(await listPlaces()).toEqual(['/staff', '/staff/held/some-id']);
});

it('leads whoever comes back with an answer that nobody asked for to the sign-in', async () => {
  const callback = makeRequest('/api/auth/callback/oidc?code=x&state=y');
  const { answer } = await knock(singleSignOnCallbackDoor, callFrom({ origin: null }), callback, {});
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toContain('/staff/sign-in?problem=singleSignOn');
});
