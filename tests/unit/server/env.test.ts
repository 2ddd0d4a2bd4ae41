import { afterEach, expect, it, vi } from 'vitest';
import { EnvError, env } from '@/lib/server/env';

afterEach(() => vi.unstubAllEnvs());

function read(variables: Record<string, string>) {
  for (const name of Object.keys(process.env))
    if (/^(PORT|DATA|DOCUMENT|STORAGE|TRUSTED)/.test(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return env();
}

function listProblems(variables: Record<string, string>): readonly string[] {
  try {
    read(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

it('needs nothing', () => {
  expect(read({})).toEqual({
    isDemo: false,
    portalUrl: 'http://localhost:3000',
    configuredPortalUrl: undefined,
    dataDir: 'data',
    databaseUrl: undefined,
    documentKeys: undefined,
    storageApi: { url: undefined, user: undefined, pass: undefined },
    trustedProxyHops: 0,
    publicForm: 'open',
    mail: undefined,
    staffSecret: undefined,
    singleSignOn: undefined,
  });
});

it('takes empty variables as absent', () => {
  expect(read({ PORTAL_URL: '', DATA_DIR: ' ', TRUSTED_PROXY_HOPS: '' })).toMatchObject({
    dataDir: 'data',
    trustedProxyHops: 0,
  });
});

it('lists every problem in one message, and no value', () => {
  const problems = listProblems({
    PORT: 'many',
    PORTAL_URL: 'ftp://secret-host',
    DATABASE_URL: 'mysql://user:secret-pass@host',
    STORAGE_API_URL: 'http://secret-host/v3',
    STORAGE_API_USER: 'secret-user',
    TRUSTED_PROXY_HOPS: '-1',
  });
  for (const name of ['PORT', 'PORTAL_URL', 'DATABASE_URL', 'STORAGE_API_URL', 'TRUSTED_PROXY_HOPS']) {
    expect(
      problems.some((problem) => problem.includes(name)),
      name,
    ).toBe(true);
  }
  expect(problems.join()).not.toContain('secret');
});

it('wants the storage credentials together', () => {
  expect(listProblems({ STORAGE_API_USER: 'someone' })).toEqual([
    'STORAGE_API_USER and STORAGE_API_PASS must be set together',
  ]);
  expect(listProblems({ STORAGE_API_URL: 'https://storage.example' })).toEqual([
    'STORAGE_API_URL needs STORAGE_API_USER and STORAGE_API_PASS',
  ]);
});

it('refuses to run with certificates unchecked', () => {
  expect(listProblems({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toHaveLength(1);
});
