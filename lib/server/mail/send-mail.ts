import 'server-only';
import { createTransport } from 'nodemailer';
import { getCompany } from '../company/get-company';
import { env } from '../env';
import { logger } from '../log';
import { dressMail } from './dress-mail';
import { requiresTls } from './requires-tls';

export type Mail = { to: string; subject: string; text: string };

const TIMEOUT_MS = 15_000;

/** Tells whether email is configured (SMTP_URL and SMTP_FROM). */
export const canSendMail = (): boolean => env().mail !== undefined;

/**
 * Sends an email through the configured server, in the company's name: see dress-mail.ts.
 *
 * @returns false when it could not be handed over; the log says why, without naming anyone
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { mail } = env();
  if (!mail) return false;
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const tls = requiresTls(mail.url) ? { requireTLS: true } : {};
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url: mail.url, ...tls, ...timeouts, ...closed });
  try {
    await transport.sendMail({ from: mail.from, to, ...dressMail({ subject, text }, getCompany()) });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    logger.warn({ code }, 'a mail could not be sent');
    return false;
  } finally {
    transport.close();
  }
}
