import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { getCompany } from '@/lib/server/company/get-company';
import { findTheme } from '@/lib/server/company/theme';
import { companyLogoDoor, companyThemeDoor, securityTextDoor } from '@/lib/server/doors/company-doors';
import { callFrom, knock, makeRequest } from './door-setting';

const folder = mkdtempSync(join(tmpdir(), 'company-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

function configureLogo(name: string, variable: string, content: string): void {
  writeFileSync(join(folder, name), content);
  vi.stubEnv('COMPANY_NAME', 'Acme Bank');
  vi.stubEnv(variable, join(folder, name));
}

const askTheme = async (path = '/company/theme.css') =>
  (await knock(companyThemeDoor, callFrom({ origin: null }), makeRequest(path), {})).answer;
const askLogo = async (path: string) =>
  (await knock(companyLogoDoor, callFrom({ origin: null }), makeRequest(path), {})).answer;

it('nothing is there, and no page leads there, where nothing is configured', async () => {
  expect(findTheme()).toBeUndefined();
  expect(getCompany().logo).toBeUndefined();
  expect((await askTheme()).status).toBe(404);
  expect((await askLogo('/company/logo/0123456789abcdef')).status).toBe(404);
});

it('the stylesheet gives the company’s color to light and dark, and is kept under the address that names it', async () => {
  vi.stubEnv('COMPANY_COLOR', '#1d4ed8');
  const named = await askTheme(findTheme()?.href);
  expect(named.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(named.headers.get('cache-control')).toContain('immutable');
  const [light = '', dark = ''] = (await named.text()).split('@media screen and (prefers-color-scheme:dark)');
  expect(light).toContain('--portal-accent:#1d4ed8;');
  expect(dark).toMatch(/--portal-accent:#[0-9a-f]{6};/);
  expect(dark).not.toContain('#1d4ed8');
  expect((await askTheme()).headers.get('cache-control')).toBe('no-cache');
  expect((await askTheme('/company/theme.css?v=other')).headers.get('cache-control')).toBe('no-cache');
});

it('a logo is kept for ever under the address that names its content, and runs no script', async () => {
  configureLogo('light.svg', 'COMPANY_LOGO', SVG);
  configureLogo('dark.svg', 'COMPANY_LOGO_DARK', SVG.replace('1', '2'));
  const { logo } = getCompany();
  expect(logo?.path).toMatch(/^\/company\/logo\/[0-9a-f]{16}$/);
  expect(logo?.darkPath).not.toBe(logo?.path);
  const answer = await askLogo(logo?.path ?? '');
  expect(await answer.text()).toBe(SVG);
  expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*sandbox/);
  expect(await (await askLogo(logo?.darkPath ?? '')).text()).toBe(SVG.replace('1', '2'));
  expect((await askLogo('/company/logo/0123456789abcdef')).status).toBe(404);
});

const askSecurityText = async () =>
  (await knock(securityTextDoor, callFrom({ origin: null }), makeRequest('/security.txt'), {})).answer;

it('says where to report a weakness only where a contact for that is configured', async () => {
  vi.stubEnv('SUPPORT_CONTACT', 'help@acme.example');
  expect((await askSecurityText()).status).toBe(404);
  vi.stubEnv('SECURITY_CONTACT', 'security@acme.example');
  vi.stubEnv('PORTAL_URL', 'https://id.acme.example');
  const answer = await askSecurityText();
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const fields = (await answer.text()).trimEnd().split('\n');
  expect(fields[0]).toBe('Contact: mailto:security@acme.example');
  expect(fields[2]).toBe('Canonical: https://id.acme.example/.well-known/security.txt');
});

it.each([
  ['https://acme.example/report', 'Contact: https://acme.example/report'],
  ['+1 (555) 010-9999', 'Contact: tel:+15550109999'],
])('names the contact %s as an address that programs understand', async (contact, line) => {
  vi.stubEnv('SECURITY_CONTACT', contact);
  expect((await (await askSecurityText()).text()).split('\n')[0]).toBe(line);
});

it('what says where to report a weakness expires within a year, and never sooner than in two months', async () => {
  vi.stubEnv('SECURITY_CONTACT', 'security@acme.example');
  const [, expires = ''] = /^Expires: (\S+Z)$/m.exec(await (await askSecurityText()).text()) ?? [];
  const days = (Date.parse(expires) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(60);
  expect(days).toBeLessThan(365);
});
