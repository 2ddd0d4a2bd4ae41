import { weigh, weightAt } from './check-digit';
import { GLYPHS } from './glyphs';
import { type CheckedField, isAllowed, type ZoneFormat } from './zone-formats';

/** Line by line, the logarithm of how likely each of GLYPHS is at each place. */
export type Cells = readonly (readonly Float32Array[])[];

export type Place = { line: number; at: number };

/** A text for some places of a zone, and the logarithm of how likely it is. */
export type FieldText = { places: readonly Place[]; text: string; likelihood: number };

/** A character this much less likely than the top one is not tried. */
const MOST_BEHIND = 6;
const CHARACTERS_TRIED = 4;
/** Of the texts whose check sums have the same remainder. */
const TEXTS_KEPT = 3;
const IMPOSSIBLE = -99;

export const isSame = (a: Place, b: Place) => a.line === b.line && a.at === b.at;

export const placesOf = ({ pieces }: CheckedField): Place[] =>
  pieces.flatMap(([line, start, end]) => Array.from({ length: end - start }, (_, at) => ({ line, at: start + at })));

export const digitOf = ({ digit: [line, at] }: CheckedField): Place => ({ line, at });

/** How likely a character is at a place, as a logarithm. */
export const likelihoodOf = (cells: Cells, { line, at }: Place, character: string) =>
  cells[line]?.[at]?.[GLYPHS.indexOf(character)] ?? IMPOSSIBLE;

/** The likeliest characters allowed at a place, each as a text. */
export function listCharacters(cells: Cells, format: ZoneFormat, place: Place): FieldText[] {
  const kind = format.kinds[place.line]?.[place.at] ?? '';
  const listed = [...GLYPHS]
    .filter((character) => isAllowed(kind, character))
    .map((text) => ({ places: [place], text, likelihood: likelihoodOf(cells, place, text) }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const most = listed[0]?.likelihood ?? 0;
  return listed.slice(0, CHARACTERS_TRIED).filter(({ likelihood }) => likelihood > most - MOST_BEHIND);
}

const join = (a: FieldText, b: FieldText): FieldText => ({
  places: [...a.places, ...b.places],
  text: a.text + b.text,
  likelihood: a.likelihood + b.likelihood,
});

/**
 * Texts that grow one part at a time; of those whose check sums have the same remainder, only the likeliest are kept.
 */
export class TextsBySum {
  private byRemainder: FieldText[][] = [[{ places: [], text: '', likelihood: 0 }]];

  /** @param sumOf what a part adds to the check sum */
  add(parts: readonly FieldText[], sumOf: (part: FieldText) => number): void {
    const next: FieldText[][] = Array.from({ length: 10 }, () => []);
    this.byRemainder.forEach((texts, remainder) => {
      for (const text of texts) {
        for (const part of parts) next[(remainder + sumOf(part)) % 10]?.push(join(text, part));
      }
    });
    this.byRemainder = next.map((texts) => texts.sort((a, b) => b.likelihood - a.likelihood).slice(0, TEXTS_KEPT));
  }

  /** The texts that match each digit, with the digit appended; the likeliest first. */
  closeWith(digits: readonly FieldText[]): FieldText[] {
    return digits
      .flatMap((digit) =>
        (this.byRemainder[weigh(digit.text)] ?? [])
          .filter(({ text }) => digit.text !== '<' || /^<*$/.test(text))
          .map((text) => join(text, digit)),
      )
      .sort((a, b) => b.likelihood - a.likelihood);
  }
}

/** Texts of a field including its check digit, where the digit is right; the likeliest first. */
export function listFieldTexts(cells: Cells, format: ZoneFormat, field: CheckedField): FieldText[] {
  const texts = new TextsBySum();
  placesOf(field).forEach((place, index) => {
    texts.add(listCharacters(cells, format, place), ({ text }) => weigh(text) * weightAt(index));
  });
  return texts.closeWith(listCharacters(cells, format, digitOf(field)));
}
