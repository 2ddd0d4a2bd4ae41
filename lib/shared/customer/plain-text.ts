import { TEXT_MAX_CHARACTERS } from '../limits';

/** Why a text value cannot be stored. */
export type TextProblem = 'too-long' | 'control-character' | 'broken-unicode';

const CONTROL_CHARACTER = /\p{Cc}/u;
/** Half of a surrogate pair: no encoding can represent it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Counts characters as people do (code points), not as UTF-16 units. */
const countCharacters = (text: string) => Array.from(text).length;

/**
 * Finds the reason, if any, why a text value cannot be stored (STORAGE-API, rule 7). Any script is allowed.
 *
 * @param trimmed the text without leading or trailing white space
 */
export function findTextProblem(trimmed: string): TextProblem | undefined {
  if (trimmed.length > TEXT_MAX_CHARACTERS && countCharacters(trimmed) > TEXT_MAX_CHARACTERS) return 'too-long';
  if (CONTROL_CHARACTER.test(trimmed)) return 'control-character';
  return LONE_SURROGATE.test(trimmed) ? 'broken-unicode' : undefined;
}
