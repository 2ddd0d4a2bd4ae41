import { afterEach, describe, expect, test, vi } from 'vitest';
import { EnvError, env } from '../../../lib/server/env';

const DEMO = { PORTAL_DEMO: 'invented', HOST: '127.0.0.1', DATA_DIR: 'demo-data' };

function readEnv(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return env();
}

const problemsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    readEnv({ ...DEMO, ...variables });
    return [];
  } catch (error) {
    return error instanceof EnvError ? error.problems : [String(error)];
  }
};

afterEach(() => vi.unstubAllEnvs());

describe('The environment of a demo', () => {
  test('is one on this machine, in a folder of its own', () => {
    expect(readEnv(DEMO).isDemo).toBe(true);
    expect(
      problemsOf({ HOST: 'localhost', DATA_DIR: '/tmp/x/demo-data', PORTAL_URL: 'http://127.0.0.1:4000' }),
    ).toEqual([]);
    expect(problemsOf({ HOST: '::1' })).toEqual([]);
  });

  test('is not there unless it was asked for', () => {
    expect(readEnv({ HOST: '0.0.0.0', DATABASE_URL: 'postgres://portal@db/portal?sslmode=disable' }).isDemo).toBe(
      false,
    );
    expect(problemsOf({ PORTAL_DEMO: 'true' })).not.toEqual([]);
  });

  test.each([
    ['DATABASE_URL', 'postgres://portal@db/portal'],
    ['STORAGE_API_URL', 'https://storage.example.com/'],
    ['OIDC_ISSUER', 'https://login.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com'],
    ['DOCUMENT_KEYS', 'a:b'],
    ['STAFF_SECRET', 's'.repeat(40)],
    ['HOST', '0.0.0.0'],
    ['HOST', ''],
    ['HOST', '127.0.0.1.example.com'],
    ['HOST', '192.168.0.2'],
    ['PORTAL_URL', 'https://id.example.com'],
    ['TRUSTED_PROXY_HOPS', '1'],
    ['DATA_DIR', 'data'],
    ['DATA_DIR', ''],
  ])('is refused with %s=%s, in a sentence that names it', (name, value) => {
    expect(problemsOf({ [name]: value }).join('\n')).toContain(name);
  });
});
