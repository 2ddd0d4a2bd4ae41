import { countRight, isFieldRight } from './check-digit';
import { COUNTRY_CODES } from './country-codes';
import { type Cells, likelihoodOf, type Place } from './field-texts';
import { GLYPHS } from './glyphs';
import { isAllowed, listCountries, type ZoneFormat } from './zone-formats';

/** A zone whose characters have been chosen. */
export type JudgedZone = {
  /** A question mark stands for an unclear character of the name or the country. */
  lines: string[];
  areAllRight: boolean;
  /** Of two ways to read the same lines, the one with the higher rank is right. */
  rank: number;
};

/** Fewer correct check digits may be chance. */
const LEAST_RIGHT = 2;
/** The mean logarithm of the characters' likelihoods. */
const LEAST_CLARITY = { allRight: -0.9, partly: -0.45 };
/** What it adds, on the same scale, if all check digits are right. */
const RANK_OF_RIGHT = 0.3;
/** The lowest likelihood a character can count as, so that one covered character doesn't spoil the mean. */
const LEAST_LIKELIHOOD = -8;
/** Names and countries have no check digit, so their characters must be this much likelier than the runner-up. */
const LEAST_LEAD = 1.1;

/** This many fillers after a name must be clear; with more of them, one unclear filler is still a filler. */
const FILLERS_AFTER_NAME = 3;

/** Of the values offered, these are the ones that no check digit covers: the name and the country. */
const isOffered = ({ name: [nameLine, start, end] }: ZoneFormat, { line, at }: Place) =>
  (line === nameLine && at >= start && at < end) || (line === 0 && at >= 2 && at < 5);

/** Whether there are letters where ICAO 9303 wants some in every zone: in the code of the issuing state, and in the name. */
function namesSomebody(lines: readonly string[], { name: [nameLine, start, end] }: ZoneFormat): boolean {
  const parts = [lines[0]?.slice(2, 5), lines[nameLine]?.slice(start, end)];
  return parts.every((part) => /[A-Z]/.test(part ?? ''));
}

/**
 * Whether issuing state and nationality can be that. A zone that is cut off at the side may be read shifted, with a part of
 * the name and other letters there, and with check digits that fit by chance.
 */
function hasCountries(lines: readonly string[], format: ZoneFormat, areAllRight: boolean): boolean {
  const [state = '', nationality = ''] = listCountries(format).map(([line, start, end]) =>
    lines[line]?.slice(start, end),
  );
  const areKnown = COUNTRY_CODES.includes(state) && COUNTRY_CODES.includes(nationality);
  return areKnown || (areAllRight && state === nationality);
}

/** How much likelier a character is than the next one allowed there. */
function findLead(cells: Cells, format: ZoneFormat, place: Place, character: string): number {
  const kind = format.kinds[place.line]?.[place.at] ?? '';
  const others = [...GLYPHS].filter((glyph) => glyph !== character && isAllowed(kind, glyph));
  const next = others.reduce(
    (most, glyph) => Math.max(most, likelihoodOf(cells, place, glyph)),
    Number.NEGATIVE_INFINITY,
  );
  return likelihoodOf(cells, place, character) - next;
}

/** Rates how certain a zone is, and marks what is unclear; undefined for what is probably not a zone. */
export function judgeZone(lines: readonly string[], cells: Cells, format: ZoneFormat): JudgedZone | undefined {
  const right = format.fields.filter((field) => isFieldRight(lines, field));
  const areAllRight = right.length === format.fields.length;
  const places = lines.flatMap((text, line) => [...text].map((character, at) => ({ line, at, character })));
  const sum = places.reduce(
    (total, { character, ...place }) => total + Math.max(LEAST_LIKELIHOOD, likelihoodOf(cells, place, character)),
    0,
  );
  const clarity = sum / places.length;
  if (
    !namesSomebody(lines, format) ||
    !hasCountries(lines, format, areAllRight) ||
    countRight(lines, format) < LEAST_RIGHT ||
    clarity < (areAllRight ? LEAST_CLARITY.allRight : LEAST_CLARITY.partly)
  ) {
    return undefined;
  }
  const [nameLine, , nameEnd] = format.name;
  const nameLength = (lines[nameLine] ?? '').slice(0, nameEnd).replace(/<+$/, '').length;
  // Among the fillers after a name, the first ones matter: a letter there would belong to the name.
  const isRest = ({ line, at }: Place) => line === nameLine && at >= nameLength + FILLERS_AFTER_NAME;
  const mark = (character: string, place: Place) =>
    isOffered(format, place) && !isRest(place) && findLead(cells, format, place, character) < LEAST_LEAD
      ? '?'
      : character;
  return {
    lines: lines.map((text, line) => [...text].map((character, at) => mark(character, { line, at })).join('')),
    areAllRight,
    rank: clarity + (areAllRight ? RANK_OF_RIGHT : 0),
  };
}
