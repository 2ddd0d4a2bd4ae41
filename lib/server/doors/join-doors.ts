import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { JoinState } from '../../shared/staff/join-state';
import { joinPath, SIGN_IN_PATH, STAFF_HOME_PATH } from '../../shared/staff/staff-paths';
import { entranceAction, entranceReader } from '../door/public-doors';
import { refusal } from '../door/refusal';
import { findLanguage } from '../http/find-language';
import { formTexts } from '../http/form-texts';
import { isSecretToken } from '../secret-token';
import { mailReset } from '../staff/accounts/mail-reset';
import type { StaffLink } from '../staff/accounts/staff-links';
import { mayTryToEnter } from '../staff/entrance/entrance-limits';
import { joinStaff } from '../staff/entrance/join-staff';
import { openStaffLink } from '../staff/entrance/open-staff-link';
import { signInWithPassword } from '../staff/entrance/sign-in';
import { toEntranceProblem } from './entrance-problem';

/** Creates the account that a link allows, and signs the person in. */
export const joinByLinkDoor = entranceAction({
  name: 'join-by-link',
  input: z.tuple([z.string().refine(isSecretToken), z.unknown(), formTexts('name', 'email', 'password')]),
  refuse: (refused, input): JoinState => {
    const { name = '', email = '' } = input?.[2] ?? {};
    return { name, email, fields: {}, ...toEntranceProblem(refused) };
  },
  work: async ({ entrance, effects, ...caller }, [token, , given]) => {
    if (!(await mayTryToEnter(entrance.database, caller))) return refusal('too-many');
    const { name, email, password } = given;
    const outcome = await joinStaff(entrance, token, given, caller.now);
    if (outcome.kind === 'invalid') return { name, email, fields: outcome.fields };
    if (outcome.kind === 'link-ended') {
      effects.goTo = joinPath(token);
      return { name, email, fields: {} };
    }
    if (outcome.isReset)
      void mailReset(entrance.database, 'used', { email: outcome.email }, findLanguage(caller.headers));
    const signedIn = await signInWithPassword(entrance, caller, { email: outcome.email, password });
    effects.goTo = signedIn.kind === 'signed-in' ? STAFF_HOME_PATH : SIGN_IN_PATH;
    return { name, email, fields: {} };
  },
});

/**
 * Opens the page of a staff link, as long as it can be used. Too many attempts are answered as if the link had ended.
 */
export const openStaffLinkDoor = entranceReader({
  name: 'open-staff-link',
  input: z.tuple([z.string()]),
  refuse: (refused): { kind: 'opened'; link: StaffLink } | Refusal => refused,
  work: async ({ entrance, ...caller }, [token]) => {
    const link = await openStaffLink(entrance, caller, token);
    return link ? { kind: 'opened', link } : refusal('link-ended');
  },
});
