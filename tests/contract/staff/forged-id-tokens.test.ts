import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteMember } from '@/lib/server/staff/accounts/members';
import { finishSingleSignOn } from '@/lib/server/staff/entrance/single-sign-on';
import { createStaffAuth } from '@/lib/server/staff/entrance/staff-auth';
import { SINGLE_SIGN_ON_REFUSED_PATH, STAFF_HOME_PATH } from '@/lib/shared/staff/staff-paths';
import { type OidcServer, startOidcServer, type Tampering } from '../../setup/oidc-server';
import { goToSingleSignOn, PORTAL_URL } from '../../setup/single-sign-on';
import { openTestDatabase } from '../../setup/test-database';

const ROBIN = { sub: 'r-1', email: 'robin@example.com', email_verified: true, name: 'Robin Example' };
const DISCOVERY_PATH = '/.well-known/openid-configuration';
const HOUR_SECONDS = 60 * 60;

type Claims = Record<string, unknown>;

const toPart = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const readClaims = (token: unknown): Claims =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8'));

function signToken(claims: Claims, key: KeyObject): string {
  const content = `${toPart({ alg: 'RS256', kid: 'test' })}.${toPart(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

let server: OidcServer;
beforeAll(async () => {
  server = await startOidcServer();
});
afterAll(() => server.close());

let test: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  test = await openTestDatabase('sqlite');
});
afterEach(async () => {
  server.tamper(undefined);
  await test.close();
});

/** Where Robin, who is invited, gets to with what the single sign-on answers. */
async function signInWith(tampering: Tampering): Promise<string> {
  const { database } = test;
  server.tamper(tampering);
  server.setPerson(ROBIN);
  await inviteMember(database, 'operator', { email: ROBIN.email, role: 'administrator' }, Date.now());
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME } = server.env;
  const singleSignOn = { issuer, clientId, clientSecret, name: OIDC_NAME };
  const settings = { portalUrl: PORTAL_URL, singleSignOn, secret: 's'.repeat(40), productName: 'Portal' };
  const entrance = { auth: createStaffAuth(database, settings), database };
  const request = await goToSingleSignOn(entrance);
  const response = await finishSingleSignOn(entrance, request, { address: '198.51.100.7', now: Date.now() });
  return response.headers.get('location') ?? '';
}

/** A token made from the true one. Times in seconds. */
const withToken =
  (forge: (claims: Claims, nowSeconds: number) => string | undefined): Tampering =>
  (path, body) => {
    if (path === '/token') body.id_token = forge(readClaims(body.id_token), Math.floor(Date.now() / 1_000));
  };

const ours = (change: (nowSeconds: number) => Claims) =>
  withToken((claims, now) => signToken({ ...claims, ...change(now) }, server.keys.privateKey));

describe('an ID token of the single sign-on', () => {
  it('is believed when the single sign-on signed it anew, as these tests do', async () => {
    expect(await signInWith(ours(() => ({})))).toBe(STAFF_HOME_PATH);
  });

  it.each<[string, Tampering]>([
    ['has no signature', withToken((claims) => `${toPart({ alg: 'none' })}.${toPart(claims)}.`)],
    [
      'is signed by somebody else under the same name of a key',
      withToken((claims) => signToken(claims, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)),
    ],
    [
      'is signed with the public key as if it were a secret',
      withToken((claims) => {
        const content = `${toPart({ alg: 'HS256', kid: 'test' })}.${toPart(claims)}`;
        const secret = server.keys.publicKey.export({ type: 'spki', format: 'pem' });
        return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
      }),
    ],
    [
      'was changed after it had been signed',
      withToken((claims) => {
        const [header, , signature] = signToken(claims, server.keys.privateKey).split('.');
        return `${header}.${toPart({ ...claims, sub: 'r-2' })}.${signature}`;
      }),
    ],
    ['is no longer valid', ours((now) => ({ iat: now - 2 * HOUR_SECONDS, exp: now - HOUR_SECONDS }))],
    ['is not valid yet', ours((now) => ({ nbf: now + HOUR_SECONDS }))],
    ['was made for another client', ours(() => ({ aud: 'another-portal' }))],
    ['is of another issuer', ours(() => ({ iss: 'https://login.elsewhere.example' }))],
    ['answers another sign-in', ours(() => ({ nonce: 'of-another-sign-in' }))],
    ['answers no sign-in at all', ours(() => ({ nonce: undefined }))],
    ['is about somebody else than the profile', ours(() => ({ sub: 'r-2' }))],
    ['is missing', withToken(() => undefined)],
    ['is an access token', (path, body) => path === '/token' && Object.assign(body, { id_token: body.access_token })],
    [
      'comes from a server that calls itself another issuer, in its metadata as well',
      (path, body) => {
        const iss = 'https://login.elsewhere.example';
        if (path === DISCOVERY_PATH) body.issuer = iss;
        if (path !== '/token') return;
        body.id_token = signToken({ ...readClaims(body.id_token), iss }, server.keys.privateKey);
      },
    ],
  ])('signs nobody in where it %s, and makes nobody a member', async (_what, tampering) => {
    expect(await signInWith(tampering)).toContain(SINGLE_SIGN_ON_REFUSED_PATH);
    const { kysely } = test.database;
    expect(await kysely.selectFrom('staff_accounts').selectAll().execute()).toEqual([]);
    expect(await kysely.selectFrom('staff_sessions').selectAll().execute()).toEqual([]);
  });
});
