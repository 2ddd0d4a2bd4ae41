import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Makes the owner of one claim: host, process and a random part. */
export const makeClaimOwner = (): string => `${hostname()} ${process.pid} ${randomUUID()}`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Tells, before this process has claimed anything, whether an owner on this host is gone: its process has ended, or had
 * the same number as this one. Nothing can be told about other hosts.
 */
export function isOwnerGone(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  return host === hostname() && (Number(pid) === process.pid || !isRunning(Number(pid)));
}
