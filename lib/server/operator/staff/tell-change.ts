import type { MemberChange } from '../../staff/accounts/members';
import type { Operator } from '../kit/command';
import { OperatorError } from '../kit/operator-error';

const REFUSALS: Record<Exclude<MemberChange['kind'], 'done' | 'linked'>, string> = {
  'invalid-email': 'That is not an email address.',
  'already-member': 'This person already has an account.',
  'unknown-member': 'This account no longer exists.',
  'last-administrator': 'This is the last administrator. Make someone else an administrator first.',
};

/**
 * Tells the operator the result of a change; a link is printed only this once.
 *
 * @throws OperatorError when it was refused
 */
export function tellChange({ print, settings }: Operator, change: MemberChange, done: string): boolean {
  if (change.kind === 'linked') print(`${done}\n${settings.portalUrl}${change.path}`);
  else if (change.kind === 'done') print(done);
  else throw new OperatorError(REFUSALS[change.kind]);
  return true;
}
