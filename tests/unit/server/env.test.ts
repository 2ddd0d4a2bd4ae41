import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvError, env } from '@/lib/server/env';

afterEach(() => vi.unstubAllEnvs());

function read(variables: Record<string, string>) {
  for (const name of Object.keys(process.env))
    if (
      /^(PORT|DATA|DOCUMENT|STORAGE|TRUSTED|COMPANY|SUPPORT|SECURITY|PRIVACY|RETENTION|CONSENT|SMTP|VERIFY|BACKUP|STAFF)/.test(
        name,
      )
    )
      vi.stubEnv(name, undefined);
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
    documentKeysCommand: undefined,
    backupRecipients: undefined,
    storageApi: { url: undefined, user: undefined, pass: undefined },
    trustedProxyHops: 0,
    publicForm: 'open',
    mail: undefined,
    isOutboxOn: true,
    isEmailVerified: false,
    company: {},
    staffSecret: undefined,
    singleSignOn: undefined,
  });
});

it.each(['/run/clamav/clamd.ctl', '127.0.0.1:3310', '[::1]:3310', 'clamd.internal:3310'])(
  'takes %s as the address of clamd',
  (clamd) => {
    expect(read({ CLAMD: clamd })).toMatchObject({ clamd });
  },
);

it.each<Record<string, string>>([
  { CLAMD: 'clamd' },
  { CLAMD: 'run/clamd.ctl' },
  { CLAMD: '/run/clamd.ctl', SCAN_COMMAND: '/usr/bin/clamdscan -' },
])('refuses a malware scanner that cannot be meant: %j', (variables) => {
  expect(listProblems(variables)).toHaveLength(1);
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

describe('a database on another machine', () => {
  const NEEDS_TLS = [expect.stringContaining('DATABASE_URL to another machine needs ?sslmode=verify-full')];

  it.each([
    'postgres://portal@db.example.com/portal',
    'postgres://portal@10.0.0.5:5432/portal',
    'postgres:///portal?host=db',
  ])('is not reached in clear by accident: %s', (url) => {
    expect(listProblems({ DATABASE_URL: url })).toEqual(NEEDS_TLS);
  });

  it.each([
    'postgres://portal@db.example.com/portal?sslmode=verify-full',
    'postgres://portal@db/portal?sslmode=disable',
    'postgres://portal@localhost/portal',
    'postgresql://portal@127.0.0.1:5433/portal',
    'postgres://portal@[::1]/portal',
    'postgres:///portal?host=/var/run/postgresql',
    'postgres:///portal',
  ])('is taken where that was decided, or nothing leaves this machine: %s', (url) => {
    expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});

it('wants the storage credentials together', () => {
  expect(listProblems({ STORAGE_API_USER: 'someone' })).toEqual([
    'STORAGE_API_USER and STORAGE_API_PASS must be set together',
  ]);
  expect(listProblems({ STORAGE_API_URL: 'https://storage.example' })).toEqual([
    'STORAGE_API_URL needs STORAGE_API_USER and STORAGE_API_PASS',
  ]);
});

it('wants a password of some length for its own storage API, and takes that of an account as it is', () => {
  const short = { STORAGE_API_USER: 'someone', STORAGE_API_PASS: 'short' };
  expect(listProblems(short)).toEqual([expect.stringContaining('STORAGE_API_PASS must have at least 12 characters')]);
  expect(listProblems(short).join()).not.toContain('short');
  expect(read({ ...short, STORAGE_API_URL: 'https://storage.example' }).storageApi).toMatchObject({ pass: 'short' });
});

it.each([
  [{ STORAGE_API_PORT: '0' }, 'STORAGE_API_PORT must be a whole number from 1 to 65535'],
  [{ STORAGE_API_PORT: '70000' }, 'STORAGE_API_PORT must be a whole number from 1 to 65535'],
  [{ STORAGE_API_PORT: '3000' }, 'STORAGE_API_PORT must be another port than PORT'],
  [
    {
      ...{ STORAGE_API_PORT: '3001', STORAGE_API_URL: 'https://storage.example' },
      ...{ STORAGE_API_USER: 'someone', STORAGE_API_PASS: 'short' },
    },
    'STORAGE_API_PORT is for the storage API of this portal: leave it out with STORAGE_API_URL',
  ],
])('refuses a port for the storage API that cannot be meant: %j', (variables, problem) => {
  expect(listProblems(variables)).toEqual([problem]);
});

it('confirms email addresses only if told to, and where it can send mail', () => {
  const mail = { SMTP_URL: 'smtp://mail.example.com', SMTP_FROM: 'id@example.com' };
  expect(read({ ...mail, VERIFY_EMAIL: 'true' }).isEmailVerified).toBe(true);
  expect(read({ VERIFY_EMAIL: 'false' }).isEmailVerified).toBe(false);
  expect(listProblems({ VERIFY_EMAIL: 'true' })).toEqual([
    'VERIFY_EMAIL=true needs SMTP_URL and SMTP_FROM: the codes are sent by mail',
  ]);
  expect(listProblems({ ...mail, VERIFY_EMAIL: 'yes' })).toEqual(['VERIFY_EMAIL must be true or false']);
});

it('refuses to run with certificates unchecked', () => {
  expect(listProblems({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toHaveLength(1);
});

const GOOD_COMPANY = {
  COMPANY_NAME: 'Acme Bank',
  COMPANY_LOGO: 'app/icon.svg',
  COMPANY_COLOR: '#1d4ed8',
  SUPPORT_CONTACT: 'help@acme.example',
  SECURITY_CONTACT: 'https://acme.example/report',
  PRIVACY_URL: 'https://acme.example/privacy',
  COMPANY_PURPOSE: 'We need to know our customers before we open an account.',
  COMPANY_ANSWER_TIME: 'within one working day',
  RETENTION: 'for five years after your account is closed',
};

it('knows who runs the portal, where that is configured', () => {
  expect(read(GOOD_COMPANY).company).toMatchObject({ name: 'Acme Bank', logoPath: 'app/icon.svg', color: '#1d4ed8' });
});

it.each([
  [{ COMPANY_NAME: 'secret'.repeat(11) }, 'COMPANY_NAME must have at most 60 characters'],
  [{ COMPANY_NAME: 'secret\nBcc: x' }, 'COMPANY_NAME must be one line of plain text'],
  [{ COMPANY_ANSWER_TIME: 'secret'.repeat(11) }, 'COMPANY_ANSWER_TIME must have at most 60 characters'],
  [{ RETENTION: 'secret \u202e' }, 'RETENTION must be one line of plain text'],
  [{ COMPANY_COLOR: 'secret' }, 'COMPANY_COLOR must be a color like 0b5d46 (six hexadecimal digits)'],
  [{ SUPPORT_CONTACT: 'secret' }, 'SUPPORT_CONTACT must be an email address, a phone number or an https:// address'],
  [{ SECURITY_CONTACT: 'secret' }, 'SECURITY_CONTACT must be an email address, a phone number or an https:// address'],
  [{ PRIVACY_URL: 'http://secret.example' }, 'PRIVACY_URL must be an https:// address'],
  [{ COMPANY_LOGO: 'package.json' }, 'COMPANY_LOGO must name an SVG, PNG or WebP file'],
  [{ COMPANY_LOGO: 'secret.svg' }, 'COMPANY_LOGO names a file that does not exist, or that the portal may not read'],
  [{ CONSENT_FILE: 'secret.txt' }, 'CONSENT_FILE names a file that does not exist, or that the portal may not read'],
])('says what is wrong with %o, and not its value', (bad, sentence) => {
  expect(listProblems({ ...GOOD_COMPANY, ...bad })).toEqual([sentence]);
  expect(sentence).not.toContain('secret');
});

it('refuses a color that is too faint, and names its contrast and a shade that is not', () => {
  const [problem = ''] = listProblems({ COMPANY_COLOR: 'ffcc00' });
  expect(problem).toContain('a contrast of 1.3:1 with the light pages, and text needs 4.5:1');
  const [, shade = ''] = /such as ([0-9a-f]{6}) /.exec(problem) ?? [];
  expect(listProblems({ COMPANY_COLOR: shade })).toEqual([]);
});

it('wants a name with a logo, and a logo with that for the dark', () => {
  expect(listProblems({ COMPANY_LOGO: 'app/icon.svg' })).toEqual(['COMPANY_LOGO needs COMPANY_NAME']);
  expect(listProblems({ COMPANY_LOGO_DARK: 'app/icon.svg' })).toEqual(['COMPANY_LOGO_DARK needs COMPANY_LOGO']);
});

it('lists what is wrong with the company among everything else', () => {
  const problems = listProblems({ PORT: 'many', STORAGE_API_USER: 'someone', COMPANY_COLOR: 'fff' });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'STORAGE_API_USER', 'COMPANY_COLOR']);
});
