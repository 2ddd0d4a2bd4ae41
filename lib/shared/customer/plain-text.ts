import { TEXT_MAX_CHARACTERS } from '../limits';

/** Why a text value cannot be stored. */
export type TextProblem = 'too-long' | 'control-character' | 'broken-unicode';

const CONTROL_CHARACTER = /\p{Cc}/u;
/** Half of a surrogate pair: no encoding can represent it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Embeddings, overrides and isolates: they make text read otherwise than it is stored. Marks (U+200E, U+200F, U+061C),
 * which right-to-left names may need, are none of them.
 */
const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/u;

/** The same, and the marks. */
const DIRECTION_MARK = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/u;

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

/** Tells whether text holds characters that change the direction of what stands around them. */
export const hasDirectionControl = (text: string): boolean => DIRECTION_CONTROL.test(text);

/**
 * Splits text at each character that changes its direction.
 *
 * @returns text and such a character by turns, beginning and ending with text, which may be empty
 */
export const splitAtDirectionMarks = (text: string): string[] => text.split(DIRECTION_MARK);

/** Tells whether a text value can be stored and reads as it is stored. */
export const isPlainText = (trimmed: string): boolean =>
  findTextProblem(trimmed) === undefined && !hasDirectionControl(trimmed);
