import { scryptSync } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { processSingleton } from '@/lib/server/process-singleton';
import { createPasswordHashing, isHashingBusy } from '@/lib/server/staff/accounts/password-hash';

const PASSWORD = 'correct zebra battery staple';
const quick = createPasswordHashing({ costLog2: 4, blockSize: 8, parallelization: 1 });

describe('the hash of a password', () => {
  it('costs what OWASP asks for, and says so', async () => {
    const hashing = createPasswordHashing();
    const hash = await hashing.hash(PASSWORD);
    const [scheme, costLog2, blockSize, parallelization, salt = '', key] = hash.split('$');
    expect([scheme, costLog2, blockSize, parallelization]).toEqual(['scrypt', '17', '8', '1']);
    const options = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
    expect(scryptSync(PASSWORD, salt, 64, options).toString('hex')).toBe(key);
    expect(hashing.isOutdated(hash)).toBe(false);
  });

  it('is another one each time, and matches this password only', async () => {
    const hash = await quick.hash(PASSWORD);
    expect(await quick.hash(PASSWORD)).not.toBe(hash);
    expect(await quick.verify({ hash, password: PASSWORD })).toBe(true);
    expect(await quick.verify({ hash, password: 'correct zebra battery stapler' })).toBe(false);
  });

  it('still matches when it was made by better-auth, and is then outdated', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(await quick.verify({ hash, password: PASSWORD })).toBe(true);
    expect(await quick.verify({ hash, password: 'something else' })).toBe(false);
    expect(quick.isOutdated(hash)).toBe(true);
  });

  it('is refused when it is none', async () => {
    for (const hash of ['', 'x', 'a:b', 'scrypt$4$8$1$00$00']) {
      await expect(quick.verify({ hash, password: PASSWORD })).rejects.toThrow('not the hash');
    }
  });

  it('is made two at a time, however many are asked for, and newcomers are told when many wait', async () => {
    const slots = () => processSingleton('password-hashes', () => ({ taken: 0, waiting: [] as unknown[] }));
    const before = Array.from({ length: 21 }, () => quick.hash(PASSWORD));
    expect([slots().taken, slots().waiting.length, isHashingBusy()]).toEqual([2, 19, false]);
    const all = [...before, quick.hash(PASSWORD), quick.hash(PASSWORD)];
    expect(isHashingBusy()).toBe(true);
    const hashes = await Promise.all(all);
    expect(new Set(hashes).size).toBe(23);
    expect([slots().taken, slots().waiting.length, isHashingBusy()]).toEqual([0, 0, false]);
  });
});
