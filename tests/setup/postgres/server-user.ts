import { execFileSync } from 'node:child_process';

/** Whom PostgreSQL runs as: empty for ourselves. */
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

/** PostgreSQL refuses to run as root: then it runs as an unprivileged user of the machine. */
export function getServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  for (const user of UNPRIVILEGED_USERS) {
    const ids = findIds(user);
    if (ids) return ids;
  }
  throw new Error(`PostgreSQL does not run as root, and this machine has no user ${UNPRIVILEGED_USERS.join(' or ')}.`);
}
