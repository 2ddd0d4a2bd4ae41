import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/db/schema/database';
import { inviteMember } from '@/lib/server/staff/accounts/members';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { finishSingleSignOn } from '@/lib/server/staff/entrance/single-sign-on';
import { createStaffAuth, SINGLE_SIGN_ON_ID } from '@/lib/server/staff/entrance/staff-auth';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { SINGLE_SIGN_ON_REFUSED_PATH, STAFF_HOME_PATH, TOO_MANY_SIGN_INS_PATH } from '@/lib/shared/staff/staff-paths';
import { type OidcServer, startOidcServer } from '../../setup/oidc-server';
import { goToSingleSignOn, PORTAL_URL } from '../../setup/single-sign-on';
import { openTestDatabase } from '../../setup/test-database';
import { toCookie } from '../../setup/to-cookie';
import { DATABASE_KINDS } from '../support/describe-contract';

const ADDRESS = '198.51.100.7';
const ROBIN = { sub: 'r-1', email: 'robin@example.com', email_verified: true, name: 'Robin Example' };

let server: OidcServer;
beforeAll(async () => {
  server = await startOidcServer();
});
afterAll(() => server.close());

describe.each(DATABASE_KINDS)('whoever comes back from the single sign-on (%s)', (kind) => {
  let database: Database;
  let entrance: StaffEntrance;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME } = server.env;
    const singleSignOn = { issuer, clientId, clientSecret, name: OIDC_NAME };
    const settings = { portalUrl: PORTAL_URL, singleSignOn, secret: 's'.repeat(40), productName: 'Portal' };
    entrance = { auth: createStaffAuth(database, settings), database };
  });
  afterEach(() => close());

  const goAndComeBack = () => goToSingleSignOn(entrance);
  const finish = async (request: Request) =>
    finishSingleSignOn(entrance, request, { address: ADDRESS, now: Date.now() });
  const invite = () => inviteMember(database, 'operator', { email: ROBIN.email, role: 'reviewer' }, Date.now());
  const listActivity = () =>
    database.kysely.selectFrom('activity').select(['actor_id', 'action', 'detail']).orderBy('id').execute();

  it('is signed in where they were invited, and that is recorded', async () => {
    await invite();
    server.setPerson(ROBIN);
    const response = await finish(await goAndComeBack());
    expect([response.status, response.headers.get('location')]).toEqual([302, STAFF_HOME_PATH]);
    const session = await findSession(entrance, new Headers({ cookie: toCookie(response.headers) }), Date.now());
    expect(session?.member).toMatchObject({ name: ROBIN.name, emailAddress: ROBIN.email, role: 'reviewer' });
    expect((await listActivity()).slice(1)).toEqual([
      { actor_id: session?.member.id, action: 'staff.joined', detail: 'reviewer' },
      { actor_id: session?.member.id, action: 'staff.signed-in', detail: 'single-sign-on' },
    ]);
  });

  it('is known by what the single sign-on calls them, whatever their address is later, and none of its tokens is kept', async () => {
    await invite();
    server.setPerson(ROBIN);
    await finish(await goAndComeBack());
    server.setPerson({ ...ROBIN, email: 'robin.married@example.com', name: 'Robin Married' });
    const response = await finish(await goAndComeBack());
    expect(response.headers.get('location')).toBe(STAFF_HOME_PATH);
    expect(await database.kysely.selectFrom('staff_accounts').select(['email', 'name']).execute()).toEqual([
      { email: ROBIN.email, name: ROBIN.name },
    ]);
    const none = { access_token: null, refresh_token: null, id_token: null, scope: null };
    expect(await database.kysely.selectFrom('staff_credentials').selectAll().execute()).toMatchObject([
      { provider_id: SINGLE_SIGN_ON_ID, account_id: ROBIN.sub, ...none },
    ]);
  });

  it.each([
    ['was not invited', { ...ROBIN, email: 'stranger@example.com' }],
    ['has an address that nobody verified', { ...ROBIN, email_verified: false }],
  ])('is told so, and gets nothing, who %s', async (_what, person) => {
    await invite();
    server.setPerson(person);
    const response = await finish(await goAndComeBack());
    expect(response.headers.get('location')).toContain(SINGLE_SIGN_ON_REFUSED_PATH);
    expect(await database.kysely.selectFrom('staff_accounts').selectAll().execute()).toEqual([]);
    expect(await listActivity()).toHaveLength(1);
  });

  it('is sent away unheard where somebody at the same address tried too often', async () => {
    await invite();
    server.setPerson(ROBIN);
    const request = await goAndComeBack();
    for (let attempt = 0; attempt < 60; attempt += 1) await finish(new Request(`${PORTAL_URL}/api/auth/callback/oidc`));
    const response = await finish(request);
    expect([response.status, response.headers.get('location')]).toEqual([303, TOO_MANY_SIGN_INS_PATH]);
    expect(await database.kysely.selectFrom('staff_accounts').selectAll().execute()).toEqual([]);
  });
});
