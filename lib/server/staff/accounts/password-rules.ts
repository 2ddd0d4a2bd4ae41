/** Minimum length of a password that is enough to sign in by itself (NIST SP 800-63B-4, section 3.1.1.2). */
export const PASSWORD_ALONE_MIN_CHARACTERS = 15;

/** Minimum length of a password that is used with a second factor (same section). */
export const PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS = 8;

/** Longer passwords only make hashing slow. */
export const PASSWORD_MAX_CHARACTERS = 128;

/** How much of a password must remain without the parts of names and addresses that a thief would try. */
const UNGUESSED_MIN_CHARACTERS = PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS;

/** How many guesses a password must withstand, as zxcvbn counts them: as many as eight random characters. */
const MIN_GUESSES = 1e8;

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

type Estimator = { check(password: string, userInputs: string[]): { guesses: number } };

let estimator: Promise<Estimator> | undefined;

/** Its lists of common passwords, names and words are large: they are loaded when the first password is chosen. */
async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: PASSWORD_MAX_CHARACTERS });
}

function listParts(personal: readonly string[]): string[] {
  return personal.flatMap((text) => toCore(text).split(/[\s@.,:/_-]+/)).filter((part) => part.length >= 4);
}

/** Whether hardly anything of a password remains without what a thief knows of the person. */
function isPersonal(password: string, parts: readonly string[]): boolean {
  // The longest first: a shorter one may be part of it.
  const rest = parts
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, part) => left.replaceAll(withoutLookalikes(part), ''), withoutLookalikes(toCore(password)));
  return countCharacters(rest) < UNGUESSED_MIN_CHARACTERS;
}

/**
 * Checks a password that someone chooses. Any characters are welcome; what counts is that it is long and hard to guess,
 * which zxcvbn estimates from common passwords, words, names, patterns on keyboards, runs, repetitions and dates.
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
  const parts = listParts(personal);
  if (isPersonal(password, parts)) return 'personal';
  estimator ??= loadEstimator();
  // Wide and narrow letters are the same to a thief.
  const { guesses } = (await estimator).check(password.normalize('NFKC'), parts);
  return guesses < MIN_GUESSES ? 'common' : undefined;
}
