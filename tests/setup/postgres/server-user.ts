import { execFileSync } from 'node:child_process';

/** The user PostgreSQL runs as: empty for the current user. */
export type ServerUser = { uid?: number; gid?: number };

const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

function findIds(user: string): ServerUser | undefined {
  try {
    const read = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return undefined;
  }
}

/** PostgreSQL refuses to run as root, so in that case it runs as one of the machine's unprivileged users. */
export function getServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const user of UNPRIVILEGED_USERS) {
    const ids = findIds(user);
    if (ids) return ids;
  }
  throw new Error(`PostgreSQL does not run as root, and this machine has no user ${UNPRIVILEGED_USERS.join(' or ')}.`);
}
