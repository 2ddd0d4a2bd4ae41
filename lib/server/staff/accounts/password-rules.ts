/** Minimum length of a password that is enough to sign in by itself (NIST SP 800-63B-4, section 3.1.1.2). */
export const PASSWORD_ALONE_MIN_CHARACTERS = 15;

/** Minimum length of a password that is used with a second factor (same section). */
export const PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS = 8;

/** Longer passwords only make hashing slow. */
export const PASSWORD_MAX_CHARACTERS = 128;

/** How much of a password must remain without the parts of names and addresses that a thief would try. */
const UNGUESSED_MIN_CHARACTERS = PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS;

/** Fewer distinct characters than this make a pattern. */
const DIFFERENT_MIN_CHARACTERS = 5;

/** Why a password cannot be chosen; each has a sentence in entrance.json. */
export type PasswordProblem = 'tooShort' | 'tooLong' | 'common' | 'personal';

const countCharacters = (text: string) => [...text].length;

/** Characters that people write for one another, and what they all count as. */
const LOOKALIKES: Record<string, string> = {
  0: 'o',
  1: 'i',
  l: 'i',
  '!': 'i',
  3: 'e',
  4: 'a',
  '@': 'a',
  5: 's',
  $: 's',
  7: 't',
};

const withoutLookalikes = (text: string) => [...text].map((character) => LOOKALIKES[character] ?? character).join('');

const toCore = (text: string) => text.normalize('NFKC').toLowerCase();

let commonPasswords: Set<string> | undefined;

/** The list is large: it is loaded when the first password is chosen. */
async function getCommonPasswords(): Promise<Set<string>> {
  if (commonPasswords === undefined) {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    commonPasswords = new Set(dictionary['passwords-common']);
  }
  return commonPasswords;
}

/** The same few characters over and over, or a single run such as `1234567890`. */
function isRepetitive(text: string): boolean {
  if (new Set(text).size < DIFFERENT_MIN_CHARACTERS) return true;
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => step === steps[0]);
}

/** A common password, even with digits or symbols around it, or written twice. */
function isCommon(password: string, common: Set<string>): boolean {
  const core = toCore(password);
  const bare = core.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  const half = core.slice(0, core.length / 2);
  return [core, bare, ...(half + half === core ? [half] : [])].some((text) => common.has(text)) || isRepetitive(core);
}

/**
 * Checks a password that someone chooses. Any characters are welcome; what counts is that it is long and uncommon.
 *
 * @param minCharacters one of the two limits above
 * @param personal texts that it must not be built from, such as the email address and the names of
 *   person and company
 */
export async function findPasswordProblem(
  password: string,
  minCharacters: number,
  personal: readonly string[],
): Promise<PasswordProblem | undefined> {
  const length = countCharacters(password);
  if (length < minCharacters) return 'tooShort';
  if (length > PASSWORD_MAX_CHARACTERS) return 'tooLong';
  const core = toCore(password);
  const parts = personal.flatMap((text) => toCore(text).split(/[\s@.,:/_-]+/)).filter((part) => part.length >= 4);
  // The longest first: a shorter one may be part of it.
  const rest = parts
    .sort((one, other) => other.length - one.length)
    .reduce((left, part) => left.replaceAll(withoutLookalikes(part), ''), withoutLookalikes(core));
  if (countCharacters(rest) < UNGUESSED_MIN_CHARACTERS) return 'personal';
  return isCommon(password, await getCommonPasswords()) ? 'common' : undefined;
}
