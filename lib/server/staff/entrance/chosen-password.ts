import { env } from '../../env';
import { isBreached } from '../accounts/breached-passwords';
import { findPasswordProblem, type PasswordProblem } from '../accounts/password-rules';
import type { StaffEntrance } from './get-staff-auth';

/** The names of the portal, the company and its host, which no password may be built from. */
function listNamesOfPlace({ auth }: StaffEntrance): string[] {
  const { appName, baseURL } = auth.options;
  return [appName, new URL(baseURL).hostname];
}

/**
 * Checks a password that a member chooses: see findPasswordProblem. Where a list of breached passwords is configured, it
 * must not be in there either.
 *
 * @param chosen.person the member's own name and address
 * @throws if the list cannot be read, so that nothing is changed unchecked
 */
export async function findChosenPasswordProblem(
  entrance: StaffEntrance,
  { password, minCharacters, person }: { password: string; minCharacters: number; person: readonly string[] },
): Promise<PasswordProblem | undefined> {
  const problem = await findPasswordProblem(password, minCharacters, [...person, ...listNamesOfPlace(entrance)]);
  const { breachedPasswordsPath: path } = env();
  if (problem || !path) return problem;
  return (await isBreached(password, path)) ? 'common' : undefined;
}
