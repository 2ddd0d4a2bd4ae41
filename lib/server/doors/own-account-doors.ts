import { z } from 'zod';
import type { AccountAnswer, PasswordState } from '../../shared/staff/account-state';
import { ACCOUNT_PATH } from '../../shared/staff/staff-paths';
import { SESSION_IDLE_SECONDS } from '../../shared/staff/staff-session-times';
import { ownAction } from '../door/staff-doors';
import { formTexts } from '../http/form-texts';
import { keepIdleClock } from '../staff/entrance/idle-clock';
import { changeOwnPassword } from '../staff/own-account/own-password';
import { type FactorChange, finishPasskey, removePasskey, startPasskey } from '../staff/own-account/own-second-factors';
import { revokeOwnSession } from '../staff/own-account/own-sessions';
import { toProblem } from './to-problem';

const nothing = z.unknown();

export const changePasswordDoor = ownAction({
  name: 'change-password',
  input: z.tuple([nothing, formTexts('current', 'chosen')]),
  refuse: (refused): PasswordState => toProblem(refused),
  work: async ({ entrance, session, effects, ...caller }, [, passwords]): Promise<PasswordState> => {
    const change = await changeOwnPassword(entrance, session, caller, passwords);
    if (change.kind === 'invalid') return { chosen: change.problem };
    if (change.kind !== 'done') return { problem: change.kind };
    effects.revalidate = ACCOUNT_PATH;
    return { isDone: true };
  },
});

const toAnswer = ({ kind }: FactorChange): AccountAnswer => (kind === 'done' ? {} : { problem: kind });

export const startAddingPasskeyDoor = ownAction({
  name: 'start-adding-passkey',
  input: z.tuple([z.string()]),
  refuse: (refused): { options: object } | AccountAnswer => toProblem(refused),
  work: async ({ entrance, session, ...caller }, [password]) => {
    const started = await startPasskey(entrance, session, caller, password);
    return started.kind === 'started' ? { options: started.options } : toAnswer(started);
  },
});

/** Takes what the browser answers; better-auth verifies it. */
export const finishAddingPasskeyDoor = ownAction({
  name: 'finish-adding-passkey',
  input: z.tuple([z.unknown(), z.string()]),
  refuse: (refused): AccountAnswer => toProblem(refused),
  work: async ({ entrance, session, effects, ...caller }, [response, name]) => {
    const finished = await finishPasskey(entrance, session, caller, { response, name });
    effects.revalidate = ACCOUNT_PATH;
    return toAnswer(finished);
  },
});

export const removeOwnPasskeyDoor = ownAction({
  name: 'remove-own-passkey',
  input: z.tuple([z.string(), z.string()]),
  refuse: (refused): AccountAnswer => toProblem(refused),
  work: async ({ entrance, session, effects, ...caller }, [id, password]) => {
    const removed = await removePasskey(entrance, session, caller, { id, password });
    effects.revalidate = ACCOUNT_PATH;
    return toAnswer(removed);
  },
});

export const endOwnSessionDoor = ownAction({
  name: 'end-own-session',
  input: z.tuple([formTexts('session')]),
  refuse: (): void => undefined,
  work: async ({ entrance, session, effects }, [form]) => {
    await revokeOwnSession(entrance, session, form.session);
    effects.revalidate = ACCOUNT_PATH;
  },
});

/**
 * Notes how many seconds ago someone was last active in a tab, and answers how many the session has left, by the
 * activity in all of its tabs: 0 when it is over. Undefined for errors on our side, which sign nobody out.
 */
export const staySignedInDoor = ownAction({
  name: 'stay-signed-in',
  isActivity: false,
  input: z.tuple([z.number().min(0).max(SESSION_IDLE_SECONDS)]),
  refuse: ({ code }): number | undefined => (code === 'signed-out' ? 0 : undefined),
  work: ({ entrance, session, now }, [idleSeconds]) => keepIdleClock(entrance, { session, now, idleSeconds }),
});
