import { createHash, timingSafeEqual } from 'node:crypto';

export type Credentials = { user: string; pass: string };

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Makes the check of a caller's credentials. It does the same work whatever is wrong, so that its timing reveals
 * nothing.
 */
export function createCredentialCheck({ user, pass }: Credentials): (given: Credentials) => boolean {
  const userDigest = digest(user);
  const passDigest = digest(pass);
  return (given) => {
    const isUser = timingSafeEqual(digest(given.user), userDigest);
    const isPass = timingSafeEqual(digest(given.pass), passDigest);
    return isUser && isPass;
  };
}
