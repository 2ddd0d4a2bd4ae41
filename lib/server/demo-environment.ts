import { basename } from 'node:path';

/** The folder of a demo, regardless of what the environment says about other folders. */
export const DEMO_FOLDER = 'demo-data';

/** The invented company of every demo, regardless of what the environment says about a real one. */
export const DEMO_COMPANY = {
  COMPANY_NAME: 'Harbor & Pine Bank',
  COMPANY_LOGO: 'lib/server/demo/company/logo.svg',
  COMPANY_LOGO_DARK: 'lib/server/demo/company/logo-dark.svg',
  COMPANY_COLOR: '1f4e79',
  SUPPORT_CONTACT: 'help@harbor-and-pine.example',
  PRIVACY_URL: 'https://harbor-and-pine.example/privacy',
  COMPANY_PURPOSE: 'The bank needs them to open your account.',
  COMPANY_ANSWER_TIME: 'within one working day',
  RETENTION: 'for five years after your account is closed',
  CONSENT_FILE: undefined,
};

/** Anything that would mix a demo with real people, or show it to them. */
const NOT_IN_A_DEMO = [
  'DATABASE_URL',
  'STORAGE_API_URL',
  'OIDC_ISSUER',
  'SMTP_URL',
  'DOCUMENT_KEYS',
  'STAFF_SECRET',
] as const;

type DemoValues = Partial<Record<(typeof NOT_IN_A_DEMO)[number], string | undefined>> & {
  PORTAL_DEMO?: string | undefined;
  HOST?: string | undefined;
  PORTAL_URL?: string | undefined;
  DATA_DIR?: string | undefined;
  TRUSTED_PROXY_HOPS?: number;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Tells whether a host can be reached only from this machine. */
const isLoopback = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host);

/**
 * Why a demo must not start: one sentence per reason. A demo signs in anyone who opens its link, so it is for one
 * person on this machine, in a folder of its own. Empty when this is not a demo.
 */
export function listDemoProblems(values: DemoValues): string[] {
  if (values.PORTAL_DEMO === undefined) return [];
  const problems = NOT_IN_A_DEMO.filter((name) => values[name] !== undefined).map(
    (name) => `${name} is set: a demo works with nothing that is real. Start it where ${name} is not set`,
  );
  if (!isLoopback(values.HOST)) problems.push('HOST must be 127.0.0.1: a demo is seen on this machine only');
  if (values.PORTAL_URL !== undefined && !isLoopback(new URL(values.PORTAL_URL).hostname)) {
    problems.push('PORTAL_URL must be left out: a demo is seen on this machine only');
  }
  if (values.TRUSTED_PROXY_HOPS) problems.push('TRUSTED_PROXY_HOPS must be 0: a demo stands behind no proxy');
  if (basename(values.DATA_DIR ?? '') !== DEMO_FOLDER) {
    problems.push(`DATA_DIR must be the folder ${DEMO_FOLDER}. Start a demo by: npm start -- --demo`);
  }
  return problems;
}
