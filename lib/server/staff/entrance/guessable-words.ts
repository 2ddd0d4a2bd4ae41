import type { StaffEntrance } from './get-staff-auth';

/**
 * What a password of this person must not be built from: their own name and address, and the names of the portal, the
 * company and its host.
 */
export function listGuessable({ auth }: StaffEntrance, person: readonly string[]): string[] {
  const { appName, baseURL } = auth.options;
  return [...person, appName, new URL(baseURL).hostname];
}
