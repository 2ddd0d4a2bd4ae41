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

/** Answers of a mail server that are about the mail itself: sending it again does not help. */
const FINAL_CODES = ['EENVELOPE', 'EMESSAGE'];
const SMTP_REFUSED = 500;

/** `away`: the server cannot be reached, or does not take mails now; `refused`: it does not take this one. */
export type MailResult = 'sent' | 'away' | 'refused';

function toResult(error: unknown): Exclude<MailResult, 'sent'> {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const isFinal = FINAL_CODES.includes(String(code)) && Number(responseCode ?? 0) >= SMTP_REFUSED;
  return isFinal ? 'refused' : 'away';
}

/**
 * Tries to send an email through the configured server, in the company's name: see dress-mail.ts. The log says why it
 * could not be handed over, without naming anyone.
 *
 * @param messageId makes a mail that is sent twice recognizable. Default: a new one each time
 */
export async function trySendMail({ to, subject, text }: Mail, messageId?: string): Promise<MailResult> {
  const { mail } = env();
  if (!mail) return 'away';
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const tls = requiresTls(mail.url) ? { requireTLS: true } : {};
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ url: mail.url, ...tls, ...timeouts, ...closed });
  const dressed = dressMail({ subject, text }, getCompany());
  try {
    await transport.sendMail({ from: mail.from, to, ...dressed, ...(messageId ? { messageId } : {}) });
    return 'sent';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    logger.warn({ code }, 'a mail could not be sent');
    return toResult(error);
  } finally {
    transport.close();
  }
}

/** Sends an email, if that is possible now. */
export const sendMail = async (mail: Mail): Promise<boolean> => (await trySendMail(mail)) === 'sent';
