import { isPlainText } from './plain-text';

/**
 * Reads the reference from a link (`/?reference=…`).
 *
 * @returns the trimmed reference; empty if there is none, several, or one that cannot be stored
 */
export function readReferenceParameter(parameter: string | string[] | undefined): string {
  if (typeof parameter !== 'string') return '';
  const reference = parameter.trim();
  return isPlainText(reference) ? reference : '';
}
