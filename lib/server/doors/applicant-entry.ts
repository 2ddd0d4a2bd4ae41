import type { Refusal } from '../../shared/refusal';
import { digestEmailAddress } from '../applications/digest-email-address';
import { findApplication } from '../applications/status-links/application-record';
import type { Caller } from '../door/call';
import { refusal } from '../door/refusal';
import { env } from '../env';
import { isSecretToken } from '../secret-token';

export type ApplicantCaller = Caller & {
  /** If the form is closed, the digest of the only email that the caller's status link is valid for. */
  onlyEmailDigest: string | undefined;
};

/** Lets everyone in if the form is open; if it is not, people whose status link asks them for more. */
export async function enterAsApplicant(
  caller: Caller,
  [form]: readonly unknown[],
): Promise<ApplicantCaller | Refusal<'form-closed'>> {
  if (env().publicForm !== 'invited') return { ...caller, onlyEmailDigest: undefined };
  const { statusSecret } = (form ?? {}) as { statusSecret?: unknown };
  if (!isSecretToken(statusSecret)) return refusal('form-closed');
  const application = await findApplication(caller.database.kysely, statusSecret, caller.now);
  if (!application) return refusal('form-closed');
  return { ...caller, onlyEmailDigest: application.email_digest };
}

/** Whether the caller's way in is for this email. */
export const isForEmail = ({ onlyEmailDigest }: ApplicantCaller, emailAddress: string): boolean =>
  onlyEmailDigest === undefined || onlyEmailDigest === digestEmailAddress(emailAddress);
