/** Part of a line; the end is exclusive. */
export type Piece = readonly [line: number, start: number, end: number];

/** A part of the zone that check digits cover, where the digit itself is, and where a long number continues. */
export type CheckedField = {
  pieces: readonly Piece[];
  digit: readonly [line: number, at: number];
  overflow?: Piece;
};

/**
 * What goes where. Each character of `kinds`: T the type of document, V a visa's, A letter or filler, D digit, C digit
 * or filler, S sex, N any character.
 */
export type ZoneFormat = {
  kinds: readonly string[];
  /** Number, date of birth, expiry and so on; if there is one over all of them, it comes last. */
  fields: readonly CheckedField[];
  hasComposite: boolean;
  name: Piece;
};

/** Where the codes of the issuing state and of the nationality are. */
export const listCountries = ({ kinds }: ZoneFormat): Piece[] => [
  [0, 2, 5],
  kinds.length === 3 ? [1, 15, 18] : [1, 10, 13],
];

const TD3: ZoneFormat = {
  hasComposite: true,
  name: [0, 5, 44],
  kinds: [`TAAAA${'A'.repeat(39)}`, `${'N'.repeat(9)}DAAA${'D'.repeat(7)}S${'C'.repeat(6)}D${'N'.repeat(14)}CD`],
  fields: [
    { pieces: [[1, 0, 9]], digit: [1, 9] },
    { pieces: [[1, 13, 19]], digit: [1, 19] },
    { pieces: [[1, 21, 27]], digit: [1, 27] },
    { pieces: [[1, 28, 42]], digit: [1, 42] },
    {
      pieces: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 43],
      ],
      digit: [1, 43],
    },
  ],
};

const TD2: ZoneFormat = {
  hasComposite: true,
  name: [0, 5, 36],
  kinds: [`TAAAA${'A'.repeat(31)}`, `${'N'.repeat(9)}CAAA${'D'.repeat(7)}S${'C'.repeat(6)}D${'N'.repeat(7)}D`],
  fields: [
    { pieces: [[1, 0, 9]], digit: [1, 9], overflow: [1, 28, 35] },
    { pieces: [[1, 13, 19]], digit: [1, 19] },
    { pieces: [[1, 21, 27]], digit: [1, 27] },
    {
      pieces: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 35],
      ],
      digit: [1, 35],
    },
  ],
};

const TD1: ZoneFormat = {
  hasComposite: true,
  name: [2, 0, 30],
  kinds: [
    `TAAAA${'N'.repeat(9)}C${'N'.repeat(15)}`,
    `${'D'.repeat(7)}S${'C'.repeat(6)}DAAA${'N'.repeat(11)}D`,
    'A'.repeat(30),
  ],
  fields: [
    { pieces: [[0, 5, 14]], digit: [0, 14], overflow: [0, 15, 30] },
    { pieces: [[1, 0, 6]], digit: [1, 6] },
    { pieces: [[1, 8, 14]], digit: [1, 14] },
    {
      pieces: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
      digit: [1, 29],
    },
  ],
};

/** Visas: no check digit over all fields, and none for the optional data. */
const makeVisa = (length: number): ZoneFormat => ({
  hasComposite: false,
  name: [0, 5, length],
  kinds: [
    `VAAAA${'A'.repeat(length - 5)}`,
    `${'N'.repeat(9)}DAAA${'D'.repeat(7)}S${'C'.repeat(6)}D${'N'.repeat(length - 28)}`,
  ],
  fields: TD3.fields.slice(0, 3),
});

/** Source: ICAO 9303-4 (TD3, passports), 9303-6 (TD2), 9303-5 (TD1, cards) and 9303-7 (visas). */
export const ZONE_FORMATS: readonly ZoneFormat[] = [TD3, TD2, TD1, makeVisa(44), makeVisa(36)];

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALLOWED: Record<string, string> = {
  // Some countries use letters other than A, C, I and P.
  T: LETTERS.replace('V', ''),
  V: 'V',
  A: `<${LETTERS}`,
  D: DIGITS,
  C: `<${DIGITS}`,
  S: '<FMX',
  N: `<${DIGITS}${LETTERS}`,
};

/** Tells whether a character is allowed where the format has this kind. */
export const isAllowed = (kind: string, character: string) => ALLOWED[kind]?.includes(character) ?? false;

/** Finds the format of these lines; a question mark stands for any character. */
export const findFormat = (lines: readonly string[]): ZoneFormat | undefined =>
  ZONE_FORMATS.find(
    ({ kinds }) =>
      lines.length === kinds.length &&
      lines.every(
        (line, row) =>
          line.length === kinds[row]?.length &&
          [...line].every((character, at) => character === '?' || isAllowed(kinds[row]?.[at] ?? '', character)),
      ),
  );
