import { z } from 'zod';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import { findLanding, readReturnPath, withReturnPath } from '../../shared/staff/return-path';
import type { SignInState } from '../../shared/staff/sign-in-state';
import { SECOND_STEP_PATH, SIGN_IN_PATH, SINGLE_SIGN_ON_REFUSED_PATH } from '../../shared/staff/staff-paths';
import type { Effects } from '../door/call';
import { digestAddress } from '../door/digest-address';
import { entranceAction, entranceReader } from '../door/public-doors';
import { refusal, toEmptyResponse } from '../door/refusal';
import { formTexts } from '../http/form-texts';
import { getSingleSignOnEntrance } from '../staff/entrance/get-staff-auth';
import { keepIdleClock } from '../staff/entrance/idle-clock';
import {
  type PasskeyAnswer,
  type SignInOutcome,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
  signOut,
  startPasskeySignIn,
} from '../staff/entrance/sign-in';
import { finishSingleSignOn, startSingleSignOn } from '../staff/entrance/single-sign-on';
import { findSession } from '../staff/entrance/staff-session';
import { toEntranceProblem } from './entrance-problem';

/** A tab counts whole seconds, so it may be early by this much. */
const ROUNDING_SECONDS = 2;

type Step = {
  effects: Effects;
  /** What the form shows if nothing matched. */
  state: SignInState;
  /** The page that was asked for, as the form sent it. */
  to: unknown;
};

/** The work of a sign-in step: leads on, or says what was wrong. */
function goOn(outcome: SignInOutcome, { effects, state, to }: Step): SignInState | Refusal<'too-many'> {
  if (outcome.kind === 'too-many') return refusal('too-many');
  if (outcome.kind === 'wrong') return state;
  effects.goTo = outcome.kind === 'signed-in' ? findLanding(to) : withReturnPath(SECOND_STEP_PATH, readReturnPath(to));
  return { email: state.email };
}

/** The caller, with what the activity record may say about where a refused one came from. */
const withDigest = async <Known extends { address: string }>(caller: Known) => ({
  ...caller,
  addressDigest: await digestAddress(caller.address),
});

const notSignedIn = (refused: Refusal<CommonRefusalCode>, email = ''): SignInState => ({
  email,
  ...toEntranceProblem(refused),
});

export const signInDoor = entranceAction({
  name: 'sign-in',
  input: z.tuple([z.unknown(), formTexts('email', 'password', 'to')]),
  refuse: (refused, input) => notSignedIn(refused, input?.[1].email),
  work: async ({ entrance, effects, ...caller }, [, { email, password, to }]) => {
    const outcome = await signInWithPassword(entrance, await withDigest(caller), { email, password });
    return goOn(outcome, { effects, state: { email, problem: 'wrong' }, to });
  },
});

export const enterCodeDoor = entranceAction({
  name: 'enter-code',
  input: z.tuple([z.unknown(), formTexts('code', 'kind', 'to')]),
  refuse: (refused) => notSignedIn(refused),
  work: async ({ entrance, effects, ...caller }, [, { code, kind, to }]) => {
    const outcome = await signInWithCode(entrance, await withDigest(caller), { code, isBackupCode: kind === 'backup' });
    return goOn(outcome, { effects, state: { email: '', problem: 'wrongCode' }, to });
  },
});

/** Creates the challenge for the browser's passkey. */
export const startPasskeyDoor = entranceAction({
  name: 'start-passkey',
  input: z.tuple([]),
  refuse: (refused): { options: object } | SignInState => notSignedIn(refused),
  work: async ({ entrance, ...caller }) => {
    const options = await startPasskeySignIn(entrance, caller);
    return options ? { options } : refusal('too-many');
  },
});

/** Takes the browser's answer; better-auth verifies all of it. */
export const finishPasskeyDoor = entranceAction({
  name: 'finish-passkey',
  input: z.tuple([
    z.custom<PasskeyAnswer>((answer) => typeof answer === 'object' && answer !== null),
    z.unknown().transform(readReturnPath).optional(),
  ]),
  refuse: (refused) => notSignedIn(refused),
  work: async ({ entrance, effects, ...caller }, [answer, to]) => {
    const outcome = await signInWithPasskey(entrance, await withDigest(caller), answer);
    return goOn(outcome, { effects, state: { email: '', problem: 'wrongPasskey' }, to });
  },
});

/** Redirects to the company's single sign-on. */
export const signInElsewhereDoor = entranceAction({
  name: 'sign-in-elsewhere',
  input: z.tuple([formTexts('to')]),
  refuse: (_refused, _input, effects): void => {
    effects.goTo = SINGLE_SIGN_ON_REFUSED_PATH;
  },
  work: async ({ effects, ...caller }, [{ to }]) => {
    const address = await startSingleSignOn(await getSingleSignOnEntrance(), caller, findLanding(to));
    effects.goTo = address ?? SINGLE_SIGN_ON_REFUSED_PATH;
  },
});

/** Where the single sign-on sends people back to; the only better-auth URL that is open. */
export const singleSignOnCallbackDoor = entranceReader({
  name: 'single-sign-on-callback',
  input: z.tuple([z.instanceof(Request), z.unknown()]),
  refuse: toEmptyResponse,
  work: async (caller, [request]) => finishSingleSignOn(await getSingleSignOnEntrance(), request, caller),
});

/** Ends the session on the server, and redirects to the sign-in. */
export const signOutDoor = entranceAction({
  name: 'sign-out',
  input: z.unknown(),
  refuse: (_refused, _input, effects): void => {
    effects.goTo = `${SIGN_IN_PATH}?ended=signed-out`;
  },
  work: async ({ entrance, headers, effects }) => {
    await signOut(entrance, headers);
    effects.goTo = `${SIGN_IN_PATH}?ended=signed-out`;
  },
});

/**
 * Ends the session of a user who has gone idle, and answers how many seconds it has left: 0 when it is over. Whoever is
 * active in another tab is not signed out by one that is not. Undefined for errors on our side.
 */
export const endIdleSessionDoor = entranceAction({
  name: 'end-idle-session',
  input: z.unknown(),
  refuse: (): number | undefined => undefined,
  work: async ({ entrance, headers, now }) => {
    const session = await findSession(entrance, headers, now, { isActivity: false });
    const secondsLeft = session ? await keepIdleClock(entrance, { session, now }) : 0;
    if (secondsLeft > ROUNDING_SECONDS) return secondsLeft;
    await signOut(entrance, headers);
    return 0;
  },
});
