import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import type { EntranceProblem } from '../../shared/staff/sign-in-state';

const PROBLEM_BY_CODE: Record<CommonRefusalCode, EntranceProblem> = {
  'cross-site': 'crossSite',
  'too-many': 'tooMany',
  // No page of ours sends it.
  'invalid-input': 'crossSite',
  'storage-unavailable': 'unexpected',
  unexpected: 'unexpected',
};

/** What a form of the entrance shows of a refusal: a key of entrance.json. */
export const toEntranceProblem = ({ code, errorId }: Refusal<CommonRefusalCode>) => ({
  problem: PROBLEM_BY_CODE[code],
  errorId,
});
