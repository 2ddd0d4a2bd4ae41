import { findSupportContact } from '../../shared/company/support-contact';
import { env } from '../env';
import { isHttps } from '../secure-url';

/** RFC 9116 asks for less than a year. A portal that is gone is not trusted for longer than this, in milliseconds. */
const VALID_MS = 90 * 24 * 60 * 60 * 1000;

const SECURITY_TEXT_PATH = '/.well-known/security.txt';

/**
 * Answers with the text that says where to report a weakness (RFC 9116), or 404 if no contact for that is configured:
 * whoever answers customers at SUPPORT_CONTACT may not know what to do with a report.
 *
 * @param now epoch milliseconds
 */
export function answerSecurityText(now: number): Response {
  const headers = { 'Cache-Control': 'no-store' };
  const { company, configuredPortalUrl } = env();
  const contact = company.securityContact && findSupportContact(company.securityContact);
  if (!contact) return new Response(null, { status: 404, headers });
  const lines = [`Contact: ${contact.href}`, `Expires: ${new Date(now + VALID_MS).toISOString()}`];
  if (configuredPortalUrl && isHttps(configuredPortalUrl)) {
    lines.push(`Canonical: ${new URL(SECURITY_TEXT_PATH, configuredPortalUrl).href}`);
  }
  return new Response(`${lines.join('\n')}\n`, {
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
