import { findTextProblem } from './plain-text';

/**
 * Reads the reference of a link (`/?reference=…`).
 *
 * @returns the trimmed reference; empty when there is none, several, or one that cannot be stored
 */
export function readReferenceParameter(parameter: string | string[] | undefined): string {
  if (typeof parameter !== 'string') return '';
  const reference = parameter.trim();
  return findTextProblem(reference) === undefined ? reference : '';
}
