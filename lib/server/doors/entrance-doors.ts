import { z } from 'zod';
import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import type { SignInState } from '../../shared/staff/sign-in-state';
import {
  SECOND_STEP_PATH,
  SIGN_IN_PATH,
  SINGLE_SIGN_ON_REFUSED_PATH,
  STAFF_HOME_PATH,
} from '../../shared/staff/staff-paths';
import type { Effects } from '../door/call';
import { digestAddress } from '../door/digest-address';
import { entranceAction, entranceReader } from '../door/public-doors';
import { refusal, toEmptyResponse } from '../door/refusal';
import { formTexts } from '../http/form-texts';
import { getSingleSignOnEntrance } from '../staff/entrance/get-staff-auth';
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
import { toEntranceProblem } from './entrance-problem';

/** The work of a sign-in step: leads on, or says what was wrong. */
function goOn(outcome: SignInOutcome, effects: Effects, state: SignInState): SignInState | Refusal<'too-many'> {
  if (outcome.kind === 'too-many') return refusal('too-many');
  if (outcome.kind === 'wrong') return state;
  effects.goTo = outcome.kind === 'signed-in' ? STAFF_HOME_PATH : SECOND_STEP_PATH;
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
  input: z.tuple([z.unknown(), formTexts('email', 'password')]),
  refuse: (refused, input) => notSignedIn(refused, input?.[1].email),
  work: async ({ entrance, effects, ...caller }, [, given]) => {
    const outcome = await signInWithPassword(entrance, await withDigest(caller), given);
    return goOn(outcome, effects, { email: given.email, problem: 'wrong' });
  },
});

export const enterCodeDoor = entranceAction({
  name: 'enter-code',
  input: z.tuple([z.unknown(), formTexts('code', 'kind')]),
  refuse: (refused) => notSignedIn(refused),
  work: async ({ entrance, effects, ...caller }, [, { code, kind }]) => {
    const outcome = await signInWithCode(entrance, await withDigest(caller), { code, isBackupCode: kind === 'backup' });
    return goOn(outcome, effects, { email: '', problem: 'wrongCode' });
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
  input: z.tuple([z.custom<PasskeyAnswer>((answer) => typeof answer === 'object' && answer !== null)]),
  refuse: (refused) => notSignedIn(refused),
  work: async ({ entrance, effects, ...caller }, [answer]) => {
    const outcome = await signInWithPasskey(entrance, await withDigest(caller), answer);
    return goOn(outcome, effects, { email: '', problem: 'wrongPasskey' });
  },
});

/** Redirects to the company's single sign-on. */
export const signInElsewhereDoor = entranceAction({
  name: 'sign-in-elsewhere',
  input: z.unknown(),
  refuse: (_refused, _input, effects): void => {
    effects.goTo = SINGLE_SIGN_ON_REFUSED_PATH;
  },
  work: async ({ effects, ...caller }) => {
    effects.goTo = (await startSingleSignOn(await getSingleSignOnEntrance(), caller)) ?? SINGLE_SIGN_ON_REFUSED_PATH;
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

/** Ends the session of a user who has gone idle. */
export const endIdleSessionDoor = entranceAction({
  name: 'end-idle-session',
  input: z.unknown(),
  refuse: (): void => undefined,
  work: ({ entrance, headers }) => signOut(entrance, headers),
});
