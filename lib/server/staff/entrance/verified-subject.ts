type Claims = { iss?: unknown; sub?: unknown };

function readClaims(idToken: string): Claims {
  const [, payload = ''] = idToken.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/**
 * What the single sign-on calls the person, once its ID token and its profile are seen to speak of the same one.
 *
 * better-auth verifies an ID token (signature, audience, times, nonce) where there is one, against the issuer that the
 * discovery document names, and takes the profile from elsewhere if the token has no email address. The rest is here:
 * there is a token, its issuer is the configured one, and its subject is the profile's (OpenID Connect Core 1.0, 3.1.3.3,
 * 3.1.3.7 and 5.3.2).
 *
 * @param issuer as it is configured, without a slash at its end
 * @throws Error when one of them does not hold; better-auth then signs nobody in
 */
export function findVerifiedSubject(issuer: string, idToken: string | undefined, profile: { sub?: unknown }): string {
  if (!idToken) throw new Error('The single sign-on sent no ID token.');
  const { iss, sub } = readClaims(idToken);
  if (String(iss).replace(/\/$/, '') !== issuer) throw new Error('The ID token is of another issuer.');
  if (typeof sub !== 'string' || sub === '' || profile.sub !== sub) {
    throw new Error('ID token and profile are of two people.');
  }
  return sub;
}
