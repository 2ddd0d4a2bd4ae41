import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../setup/find-secrets';
import { listRepositoryFiles } from '../../setup/list-repository-files';

/** Invented values that stand in tests and examples, and open nothing. */
const INVENTED = new Set([
  ...['pass', 'password', 'secret', 'secret-pass', 's3cr3t-word', 'pass-s3cr3t'],
  ...['mxq7-vbz2t', 'mxq7-vbz2t-kw9p', 'test-pass-0815', 'vendor-pass-s3cr3t'],
  // The bytes 0 to 31.
  'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
]);

// A file that was removed and not yet committed is still tracked.
const files = listRepositoryFiles().filter((file) => existsSync(file));

describe('the repository', () => {
  it('is looked at as a whole', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files).toContain('.env.example');
  });

  it('holds no secret', () => {
    const found = files.flatMap((file) => {
      const content = readFileSync(file);
      const isText = !content.includes(0);
      return isText ? findSecrets(content.toString('utf8')).map((secret) => ({ file, ...secret })) : [];
    });
    expect(found.filter(({ value }) => !INVENTED.has(value))).toEqual([]);
  });

  it('holds no file with settings or keys of a portal', () => {
    const kept = files.filter((file) =>
      /(^|\/)(\.env(\.local)?|document-keys(\.retired)?|staff-secret|.*\.(pem|key|p12|sqlite))$/.test(file),
    );
    expect(kept).toEqual([]);
  });
});

/** Put together here, so that this file holds none itself. */
const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count);

describe('what is looked for', () => {
  it.each([
    ['a private key', `-----BEGIN ${'EC PRIVATE'} KEY-----`],
    ['an AWS key', `AKIA${letters(16).toUpperCase()}`],
    ['a GitHub token', `ghp_${letters(36)}`],
    ['an npm token', `npm_${letters(36)}`],
    ['a Slack token', `xoxb-${letters(24)}`],
    ['a Google key', `AIza${letters(35)}`],
    ['a Stripe key', `sk_live_${letters(24)}`],
    ['a signed token', `eyJ${letters(20)}.eyJ${letters(20)}.${letters(20)}`],
    ['a password in an address', `postgres://portal:${letters(8)}@db`],
    ['a 32-byte key', `k1:${randomBytes(32).toString('base64')}`],
    ['a password or token', `const apiKey = '0${letters(12)}';`],
    ['a setting with a value', `STORAGE_API_PASS=${letters(12)}`],
  ])('is found: %s', (kind, text) => {
    expect(findSecrets(text).map((found) => found.kind)).toContain(kind);
  });

  it('is not found in prose, names and digests', () => {
    const text = `The password has 12 characters. secret: 'statusSecret' ${letters(64)} STAFF_SECRET=`;
    expect(findSecrets(text)).toEqual([]);
  });
});
