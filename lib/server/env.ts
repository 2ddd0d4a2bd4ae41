import { z } from 'zod';
import { listCompanyProblems } from './company-environment';
import { DEMO_COMPANY, listDemoProblems } from './demo-environment';
import { readSecretFiles } from './secret-files';
import { isAllowedStorageUrl, isDecidedDatabaseUrl } from './secure-url';
import { findBreachListProblem } from './staff/accounts/breached-passwords';

const DEFAULT_PORT = '3000';
const PORT_MAX = 65_535;
const DEFAULT_DATA_DIR = 'data';
const STAFF_SECRET_MIN_CHARACTERS = 32;
/** For the portal's own storage API. With a remote account the password is that account's. */
const STORAGE_API_PASS_MIN_CHARACTERS = 12;

const optional = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

const wholeNumber = (name: string, fallback: string, max: number) =>
  optional
    .transform((text) => Number(text ?? fallback))
    .refine(
      (value) => Number.isInteger(value) && value >= 0 && value <= max,
      `${name} must be a whole number from 0 to ${max}`,
    );

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= PORT_MAX;

const isPostgresUrl = (text: string) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);

const isHttpOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/';

const variables = z.object({
  PORTAL_DEMO: optional.refine((text) => text === undefined || text === 'invented', 'PORTAL_DEMO is set by npm start'),
  HOST: optional,
  PORT: wholeNumber('PORT', DEFAULT_PORT, PORT_MAX),
  PORTAL_URL: optional.refine(
    (text) => text === undefined || isHttpOrigin(text),
    'PORTAL_URL must be an address without a path, like https://id.example.com',
  ),
  DATA_DIR: optional,
  DATABASE_URL: optional
    .refine((text) => text === undefined || isPostgresUrl(text), {
      abort: true,
      error: 'DATABASE_URL must begin with postgres:// (leave it out for SQLite in DATA_DIR)',
    })
    .refine(
      (text) => text === undefined || isDecidedDatabaseUrl(text),
      'DATABASE_URL to another machine needs ?sslmode=verify-full (or sslmode=disable, where nobody else can listen)',
    ),
  DOCUMENT_KEYS: optional,
  DOCUMENT_KEYS_COMMAND: optional,
  BACKUP_RECIPIENTS: optional,
  STORAGE_API_URL: optional.refine(
    (text) => text === undefined || isAllowedStorageUrl(text),
    'STORAGE_API_URL must be an https:// address without a user name in it (http:// only on this machine)',
  ),
  STORAGE_API_USER: optional,
  STORAGE_API_PASS: optional,
  STORAGE_API_PORT: optional.refine(
    (text) => text === undefined || isPort(text),
    'STORAGE_API_PORT must be a whole number from 1 to 65535',
  ),
  NODE_TLS_REJECT_UNAUTHORIZED: optional.refine(
    (text) => text !== '0',
    'NODE_TLS_REJECT_UNAUTHORIZED=0 would let anybody read what is sent to the storage API: remove it',
  ),
  TRUSTED_PROXY_HOPS: wholeNumber('TRUSTED_PROXY_HOPS', '0', 10),
  STAFF_SECRET: optional.refine(
    (text) => text === undefined || text.length >= STAFF_SECRET_MIN_CHARACTERS,
    `STAFF_SECRET must have at least ${STAFF_SECRET_MIN_CHARACTERS} characters, such as what "openssl rand -base64 32" prints`,
  ),
  OIDC_ISSUER: optional.refine(
    (text) => text === undefined || isAllowedStorageUrl(text),
    'OIDC_ISSUER must be an https:// address (http:// only on this machine)',
  ),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: optional,
  PUBLIC_FORM: optional.refine(
    (text) => text === undefined || text === 'open' || text === 'invited',
    'PUBLIC_FORM must be open or invited',
  ),
  SMTP_URL: optional.refine(
    (text) => text === undefined || (/^smtps?:\/\//.test(text) && URL.canParse(text)),
    'SMTP_URL must begin with smtp:// or smtps://',
  ),
  SMTP_FROM: optional,
  OUTBOX: optional.refine((text) => text === undefined || text === 'on' || text === 'off', 'OUTBOX must be on or off'),
  VERIFY_EMAIL: optional.refine(
    (text) => text === undefined || text === 'true' || text === 'false',
    'VERIFY_EMAIL must be true or false',
  ),
  SCAN_COMMAND: optional,
  CLAMD: optional.refine(
    (text) => text === undefined || /^(\/.+|.+:\d{1,5})$/.test(text),
    'CLAMD must be the path of a socket, or host:port',
  ),
  BREACHED_PASSWORDS_FILE: optional,
  COMPANY_NAME: optional,
  COMPANY_LOGO: optional,
  COMPANY_LOGO_DARK: optional,
  COMPANY_COLOR: optional,
  SUPPORT_CONTACT: optional,
  SECURITY_CONTACT: optional,
  PRIVACY_URL: optional,
  COMPANY_PURPOSE: optional,
  COMPANY_ANSWER_TIME: optional,
  RETENTION: optional,
  CONSENT_FILE: optional,
});

const schema = variables
  .superRefine((values, context) => {
    const { STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass } = values;
    if (Boolean(user) !== Boolean(pass)) {
      context.addIssue({ code: 'custom', message: 'STORAGE_API_USER and STORAGE_API_PASS must be set together' });
    } else if (url && !user) {
      context.addIssue({ code: 'custom', message: 'STORAGE_API_URL needs STORAGE_API_USER and STORAGE_API_PASS' });
    }
    if (url && values.STORAGE_API_PORT) {
      const message = 'STORAGE_API_PORT is for the storage API of this portal: leave it out with STORAGE_API_URL';
      context.addIssue({ code: 'custom', message });
    } else if (Number(values.STORAGE_API_PORT) === values.PORT) {
      context.addIssue({ code: 'custom', message: 'STORAGE_API_PORT must be another port than PORT' });
    }
    if (!url && pass && pass.length < STORAGE_API_PASS_MIN_CHARACTERS) {
      const message = `STORAGE_API_PASS must have at least ${STORAGE_API_PASS_MIN_CHARACTERS} characters: whoever knows it can read every document`;
      context.addIssue({ code: 'custom', message });
    }
    if (Boolean(values.SMTP_URL) !== Boolean(values.SMTP_FROM)) {
      context.addIssue({ code: 'custom', message: 'SMTP_URL and SMTP_FROM must be set together' });
    } else if (values.VERIFY_EMAIL === 'true' && !values.SMTP_URL) {
      const message = 'VERIFY_EMAIL=true needs SMTP_URL and SMTP_FROM: the codes are sent by mail';
      context.addIssue({ code: 'custom', message });
    }
    const singleSignOn = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET];
    if (singleSignOn.some(Boolean) && !singleSignOn.every(Boolean)) {
      const message = 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together';
      context.addIssue({ code: 'custom', message });
    }
    if (values.DOCUMENT_KEYS && values.DOCUMENT_KEYS_COMMAND) {
      context.addIssue({ code: 'custom', message: 'Set DOCUMENT_KEYS or DOCUMENT_KEYS_COMMAND, not both' });
    }
    if (values.SCAN_COMMAND && values.CLAMD) {
      context.addIssue({ code: 'custom', message: 'Set SCAN_COMMAND or CLAMD, not both' });
    }
    const breachList = findBreachListProblem(values.BREACHED_PASSWORDS_FILE);
    if (breachList) context.addIssue({ code: 'custom', message: breachList });
    for (const message of [...listDemoProblems(values), ...listCompanyProblems(values)])
      context.addIssue({ code: 'custom', message });
  })
  .transform((values) => ({
    /** Everything is invented, and a link signs in anyone who opens it: see lib/server/demo. */
    isDemo: values.PORTAL_DEMO !== undefined,
    /** The origin that people open, without a trailing slash. */
    portalUrl: (values.PORTAL_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    /** The same, if it was configured; undefined when only the Host header of a request can tell. */
    configuredPortalUrl: values.PORTAL_URL,
    dataDir: values.DATA_DIR ?? DEFAULT_DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    documentKeys: values.DOCUMENT_KEYS,
    /** A command that prints the document keys. At most one of the two. */
    documentKeysCommand: values.DOCUMENT_KEYS_COMMAND,
    /** The public keys that backups are encrypted to (age), separated by blanks or commas. */
    backupRecipients: values.BACKUP_RECIPIENTS,
    storageApi: { url: values.STORAGE_API_URL, user: values.STORAGE_API_USER, pass: values.STORAGE_API_PASS },
    trustedProxyHops: values.TRUSTED_PROXY_HOPS,
    /** Whether the form is open to everyone, or only to people who were invited. */
    publicForm: values.PUBLIC_FORM === 'invited' ? ('invited' as const) : ('open' as const),
    /** The server that email is handed to, and the sender; undefined when email is not configured. */
    mail: values.SMTP_URL && values.SMTP_FROM ? { url: values.SMTP_URL, from: values.SMTP_FROM } : undefined,
    /** Whether what cannot be delivered now is kept, sealed, until it can be. */
    isOutboxOn: values.OUTBOX !== 'off',
    /** Whether applicants confirm their email address by a code sent to it. */
    isEmailVerified: values.VERIFY_EMAIL === 'true',
    /** What scans images for malware: a command, or the address of clamd. At most one of the two. */
    scanCommand: values.SCAN_COMMAND,
    clamd: values.CLAMD,
    /** A list of breached passwords that nobody may choose, sorted by digest; undefined if there is none. */
    breachedPasswordsPath: values.BREACHED_PASSWORDS_FILE,
    /** Who runs the portal, as configured; lib/server/company turns it into what pages show. */
    company: {
      name: values.COMPANY_NAME,
      logoPath: values.COMPANY_LOGO,
      darkLogoPath: values.COMPANY_LOGO_DARK,
      color: values.COMPANY_COLOR,
      supportContact: values.SUPPORT_CONTACT,
      securityContact: values.SECURITY_CONTACT,
      privacyUrl: values.PRIVACY_URL,
      purpose: values.COMPANY_PURPOSE,
      answerTime: values.COMPANY_ANSWER_TIME,
      retention: values.RETENTION,
      consentPath: values.CONSENT_FILE,
    },
    staffSecret: values.STAFF_SECRET,
    /** Single sign-on for staff; undefined when it is not configured. */
    singleSignOn:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? {
            issuer: values.OIDC_ISSUER.replace(/\/$/, ''),
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET,
            name: values.OIDC_NAME,
          }
        : undefined,
  }));

/** What the environment configures, with defaults applied. */
export type Env = z.output<typeof schema>;

/** The environment cannot be used; `problems` names each bad variable, never a value. */
export class EnvError extends Error {
  override name = 'EnvError';
  constructor(readonly problems: readonly string[]) {
    super(`The configuration needs attention:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

const NAMES = Object.keys(variables.shape);
let lastRead: { raw: string; values: Env } | undefined;

/**
 * Reads the environment; nothing else does. It is checked once, and again only if it changes, which in production it
 * does not: reading dozens of variables for each use took a twentieth of the time for a page.
 *
 * @throws EnvError when a variable is unusable; `.env.example` lists them all
 */
export function env(): Env {
  if (lastRead && process.env.NODE_ENV === 'production') return lastRead.values;
  const { given, problems } = readSecretFiles(process.env);
  if (problems.length > 0) throw new EnvError(problems);
  const raw = NAMES.map((name) => given[name]).join('\n');
  if (lastRead?.raw === raw) return lastRead.values;
  const isDemo = Boolean(given.PORTAL_DEMO);
  const result = schema.safeParse(isDemo ? { ...given, ...DEMO_COMPANY } : given);
  if (!result.success) throw new EnvError(result.error.issues.map(({ message }) => message));
  lastRead = { raw, values: result.data };
  return result.data;
}
