import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isOwnerGone, makeClaimOwner } from '@/lib/server/applications/submissions/claim-owner';

const ownerOf = (pid: number | undefined, host = hostname()) => `${host} ${pid} 0b0b`;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('The owner of a claim', () => {
  test('is another one each time, with host and process', () => {
    expect(makeClaimOwner()).toContain(`${hostname()} ${process.pid} `);
    expect(makeClaimOwner()).not.toBe(makeClaimOwner());
  });

  test('is there as long as its process runs, and gone after it', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    expect(isOwnerGone(ownerOf(child.pid))).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isOwnerGone(ownerOf(child.pid))).toBe(true);
  });

  test('is gone where it had the number of this process', () => {
    expect(isOwnerGone(makeClaimOwner())).toBe(true);
  });

  test('on another host is never called gone', () => {
    expect(isOwnerGone(ownerOf(process.pid, `not-${hostname()}`))).toBe(false);
    expect(isOwnerGone(ownerOf(2 ** 30, `not-${hostname()}`))).toBe(false);
  });

  test('is there where its process may not be asked, since it runs as another user', () => {
    vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    });
    expect(isOwnerGone(ownerOf(4_000_000))).toBe(false);
  });
});
