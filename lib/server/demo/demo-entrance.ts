import { timingSafeEqual } from 'node:crypto';
import { processSingleton } from '../process-singleton';
import { digestSecretToken, makeSecretToken } from '../secret-token';
import { mayTryToEnter } from '../staff/entrance/entrance-limits';
import type { StaffEntrance } from '../staff/entrance/get-staff-auth';
import { type Caller, signInWithPassword } from '../staff/entrance/sign-in';
import { DEMO_ADMINISTRATOR_EMAIL } from './demo-members';
import { setDemoPassword } from './set-demo-password';

/** The secret of the link follows this path. */
const DEMO_PATH = '/staff/demo/';

/** The link that can be used now; it exists only in this process, so it is never in any database. */
type OpenLink = { digest: string | undefined };

const getOpenLink = () => processSingleton<OpenLink>('demo-link', () => ({ digest: undefined }));

/**
 * Creates the link that signs in anyone who opens it as the demo's administrator, once. Any earlier link ends.
 *
 * @returns its path
 */
export function makeDemoLink(): string {
  const token = makeSecretToken();
  getOpenLink().digest = digestSecretToken(token);
  return `${DEMO_PATH}${token}`;
}

/** Uses up the link. */
function isRightToken(token: string): boolean {
  const link = getOpenLink();
  const given = digestSecretToken(token);
  if (!link.digest || !timingSafeEqual(Buffer.from(given), Buffer.from(link.digest))) return false;
  link.digest = undefined;
  return true;
}

/**
 * Signs in anyone who opened the link. Its cookies are set along the way. If no demo was started there is no link, and
 * nobody gets in.
 *
 * @returns false when the link is not the one that can be used now
 */
export async function enterByDemoLink(entrance: StaffEntrance, caller: Caller, token: string): Promise<boolean> {
  if (!(await mayTryToEnter(entrance.database, caller)) || !isRightToken(token)) return false;
  // A new one each time, never shown to anyone: the link is the only way in.
  const password = makeSecretToken();
  await setDemoPassword(entrance, { email: DEMO_ADMINISTRATOR_EMAIL, password, now: caller.now });
  const outcome = await signInWithPassword(entrance, caller, { email: DEMO_ADMINISTRATOR_EMAIL, password });
  return outcome.kind === 'signed-in';
}
