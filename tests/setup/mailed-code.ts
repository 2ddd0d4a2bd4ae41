import type { ReceivedMail } from './mail-server';

/** The mails that have a code in them. */
export const listCodeMails = (mails: readonly ReceivedMail[]) =>
  mails.filter(({ text }) => /^Subject: \d{6} /m.test(text));

/** The code in the latest mail to this address. Throws when there is none. */
export function readMailedCode(mails: readonly ReceivedMail[], to: string): string {
  const mail = listCodeMails(mails).findLast((received) => received.to === to);
  const code = /^\d{6}$/m.exec((mail?.text ?? '').replaceAll('\r', ''))?.[0];
  if (code === undefined) throw new Error(`No code was mailed to ${to}`);
  return code;
}

/** Another code of six digits. */
export const makeWrongCode = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');
