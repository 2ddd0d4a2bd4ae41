import { afterAll, beforeAll, expect, it } from 'vitest';
import { finishPasskeyDoor } from '@/lib/server/doors/entrance-doors';
import { finishAddingPasskeyDoor, removeOwnPasskeyDoor } from '@/lib/server/doors/own-account-doors';
import { makeSoftwarePasskey } from '../../setup/software-passkey';
import { STAFF_PASSWORD } from '../../setup/staff-entrance';
import { toCookie } from '../../setup/to-cookie';
import { callFrom, type DoorSetting, knock, openDoorSetting, PORTAL_URL } from './door-setting';

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

/** A challenge, and the cookie by which the portal recognizes it; Next.js would set it. */
const withCookie = ({ response, headers }: { response: { challenge: string }; headers: Headers }) => ({
  challenge: response.challenge,
  cookie: toCookie(headers),
});

it('a passkey is added to one’s own account, signs in alone, and is removed by whoever knows the password', async () => {
  const { api } = setting.entrance.auth;
  const { id, cookie } = await setting.signIn('entry');
  const passkey = makeSoftwarePasskey(PORTAL_URL);
  const asked = { headers: new Headers({ cookie }), query: {}, returnHeaders: true } as const;
  const toAdd = withCookie(await api.generatePasskeyRegistrationOptions(asked));
  const adding = callFrom({ cookie: `${cookie}; ${toAdd.cookie}` });
  const added = await knock(finishAddingPasskeyDoor, adding, passkey.register(toAdd.challenge), ' My phone ');
  expect(added.answer).toEqual({});
  expect(added.effects).toEqual({ revalidate: '/staff/account' });
  const list = () =>
    setting.database.kysely.selectFrom('staff_passkeys').selectAll().where('staff_id', '=', id).execute();
  const [stored] = await list();
  expect(stored).toMatchObject({ name: 'My phone' });

  const ask = async () =>
    withCookie(await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true }));
  const toEnter = await ask();
  const entering = callFrom({ cookie: toEnter.cookie });
  const entered = await knock(finishPasskeyDoor, entering, passkey.signIn(toEnter.challenge));
  expect(entered.answer).toEqual({ email: '' });
  expect(entered.effects).toEqual({ goTo: '/staff' });
  const replayed = await knock(finishPasskeyDoor, entering, passkey.signIn(toEnter.challenge));
  expect(replayed.answer).toEqual({ email: '', problem: 'wrongPasskey' });

  const again = await ask();
  const unverified = passkey.signIn(again.challenge, { isVerified: false });
  const found = await knock(finishPasskeyDoor, callFrom({ cookie: again.cookie }), unverified);
  expect(found.answer).toEqual({ email: '', problem: 'wrongPasskey' });

  const removed = await knock(removeOwnPasskeyDoor, callFrom({ cookie }), stored?.id, STAFF_PASSWORD);
  expect(removed.answer).toEqual({});
  expect(await list()).toEqual([]);
  const entries = await setting.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
  expect(entries.map(({ action, detail }) => `${action} ${detail}`)).toEqual([
    'staff.joined entry',
    'staff.second-factor-changed passkey-added',
    'staff.signed-in passkey',
    'staff.sign-in-refused passkey',
    'staff.sign-in-refused passkey',
    'staff.second-factor-changed passkey-removed',
  ]);
});
