import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { AuthenticatorState } from '../../shared/staff/account-state';
import { ACCOUNT_PATH } from '../../shared/staff/staff-paths';
import { refusal } from '../door/refusal';
import { ownAction } from '../door/staff-doors';
import { formTexts } from '../http/form-texts';
import {
  confirmAuthenticator,
  removeAuthenticator,
  renewBackupCodes,
  startAuthenticator,
} from '../staff/own-account/own-second-factors';
import { toProblem } from './to-problem';

/** What the page showed before, as the browser sends it back. */
const shown = z
  .object({ address: z.string(), backupCodes: z.array(z.string()) })
  .partial()
  .catch({});

/** Adds, confirms and removes the member's own authenticator app, and makes backup codes; `step` says which. */
export const changeAuthenticatorDoor = ownAction({
  name: 'change-authenticator',
  input: z.tuple([shown, formTexts('step', 'password', 'code')]),
  refuse: (refused, input): AuthenticatorState => ({ ...input?.[0], ...toProblem(refused) }),
  work: async (
    { entrance, session, effects, ...caller },
    [state, { step, password, code }],
  ): Promise<AuthenticatorState | Refusal<'invalid-input'>> => {
    const given = [entrance, session, caller] as const;
    if (step === 'start') {
      const started = await startAuthenticator(...given, password);
      return started.kind === 'started'
        ? { address: started.address, backupCodes: started.backupCodes }
        : { problem: started.kind };
    }
    if (step === 'confirm') {
      const confirmed = await confirmAuthenticator(...given, code);
      if (confirmed.kind !== 'done') return { ...state, problem: 'wrong-code' };
      effects.revalidate = ACCOUNT_PATH;
      return { backupCodes: state.backupCodes ?? [], event: 'added' };
    }
    if (step === 'renew') {
      const renewed = await renewBackupCodes(...given, password);
      return renewed.kind === 'made' ? { backupCodes: renewed.backupCodes } : { problem: renewed.kind };
    }
    if (step !== 'remove') return refusal('invalid-input');
    const removed = await removeAuthenticator(...given, password);
    if (removed.kind !== 'done') return { problem: removed.kind };
    effects.revalidate = ACCOUNT_PATH;
    return { event: 'removed' };
  },
});
