import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDatabase } from '../../../lib/server/db/connection/get-database';
import { getSingleSignOnEntrance, getStaffEntrance } from '../../../lib/server/staff/entrance/get-staff-auth';
import { startSingleSignOn } from '../../../lib/server/staff/entrance/single-sign-on';
import { findFreePort } from '../../setup/free-port';
import { startOidcServer } from '../../setup/oidc-server';
import { makeTestDatabase } from '../../setup/test-database';

const caller = () => ({ headers: new Headers(), address: '10.0.0.1', now: Date.now() });
let remove: () => Promise<void> | void;

beforeAll(async () => {
  const made = await makeTestDatabase('sqlite');
  ({ remove } = made);
  process.env.DATA_DIR = made.location.dataDir;
});

afterAll(async () => {
  await (await getDatabase()).close();
  await remove();
});

test('A single sign-on that was away when the portal started is used once it is there', async () => {
  const port = await findFreePort();
  const login = { OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'secret' };
  Object.assign(process.env, login);
  await getStaffEntrance();
  expect(await startSingleSignOn(await getSingleSignOnEntrance(), caller())).toBeUndefined();
  const server = await startOidcServer(port);
  expect(await startSingleSignOn(await getSingleSignOnEntrance(), caller())).toContain(login.OIDC_ISSUER);
  expect(await getStaffEntrance()).toBe(await getSingleSignOnEntrance());
  await server.close();
});
