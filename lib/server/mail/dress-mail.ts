import type { Company } from '../../shared/company/company';

type Words = { subject: string; text: string };

/**
 * Adds the company's name after the subject, and a signature below the text: its name, where to get help, its privacy
 * notice.
 */
export function dressMail({ subject, text }: Words, { name, supportContact, privacyUrl }: Company): Words {
  const lines = [name, supportContact?.text, privacyUrl].filter((line) => line !== undefined);
  return {
    subject: name === undefined ? subject : `${subject} – ${name}`,
    text: lines.length === 0 ? text : `${text.trimEnd()}\n\n-- \n${lines.join('\n')}\n`,
  };
}
