import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { findFreePort } from './free-port';

/** Who is signed in at the company. */
export type OidcPerson = { sub: string; email: string; email_verified: boolean; name: string };

/** Changes an answer before it is sent, in place. Paths: `/.well-known/openid-configuration`, `/token`, `/me`. */
export type Tampering = (path: string, body: Record<string, unknown>) => void;

export type OidcServer = {
  /** What a portal needs to use it. */
  env: { OIDC_ISSUER: string; OIDC_CLIENT_ID: string; OIDC_CLIENT_SECRET: string; OIDC_NAME: string };
  /** Who the next sign-in returns. */
  setPerson(person: OidcPerson): void;
  /** Has every answer changed from now on; none with undefined. */
  tamper(change: Tampering | undefined): void;
  /** What it signs ID tokens with. */
  keys: { privateKey: KeyObject; publicKey: KeyObject };
  close(): Promise<void>;
};

const CALLBACK_PATH = '/api/auth/callback/oidc';
const SCOPES = 'openid email profile';

const toSigningKey = (privateKey: KeyObject) => ({
  ...privateKey.export({ format: 'jwk' }),
  ...{ use: 'sig', alg: 'RS256', kid: 'test' },
});

/**
 * Our own single sign-on on this machine: anyone who arrives is signed in as the person set by the test, without being
 * asked.
 *
 * @param givenPort default: any free one
 */
export async function startOidcServer(givenPort?: number): Promise<OidcServer> {
  const port = givenPort ?? (await findFreePort());
  const issuer = `http://127.0.0.1:${port}`;
  const client = { client_id: 'portal', client_secret: randomBytes(24).toString('hex') };
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let person: OidcPerson | undefined;
  let tampering: Tampering | undefined;
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [`http://127.0.0.1${CALLBACK_PATH}`] }],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    jwks: { keys: [toSigningKey(keys.privateKey)] },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    pkce: { required: () => true },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...person, sub: accountId }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
  // The portal's port is chosen later.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    URL.canParse(uri) && new URL(uri).hostname === '127.0.0.1' && new URL(uri).pathname === CALLBACK_PATH;
  provider.use(async (context, next) => {
    await next();
    if (typeof context.body === 'object' && context.body !== null) tampering?.(context.path, context.body);
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: person?.sub ?? '' } });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
      OIDC_NAME: 'Example Login',
    },
    setPerson: (next) => {
      person = next;
    },
    tamper: (change) => {
      tampering = change;
    },
    keys,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
