import type { CommonRefusalCode, Refusal } from '../../shared/refusal';
import type { EntranceProblem } from '../../shared/staff/sign-in-state';

const PROBLEM_BY_CODE: Record<CommonRefusalCode, EntranceProblem> = {
  'cross-site': 'crossSite',
  'too-many': 'tooMany',
  // None of our pages send it.
  'invalid-input': 'crossSite',
  'storage-unavailable': 'unexpected',
  unexpected: 'unexpected',
};

/** How an entrance form shows a refusal: a key in entrance.json. */
export const toEntranceProblem = ({ code, errorId }: Refusal<CommonRefusalCode>) => ({
  problem: PROBLEM_BY_CODE[code],
  errorId,
});
