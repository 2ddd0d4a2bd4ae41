import { isFieldRight, weigh, weightAt } from './check-digit';
import { chooseName } from './choose-name';
import {
  type Cells,
  digitOf,
  type FieldText,
  isSame,
  likelihoodOf,
  listCharacters,
  listFieldTexts,
  placesOf,
  TextsBySum,
} from './field-texts';
import { type JudgedZone, judgeZone } from './judge-zone';
import { weighUsual } from './weigh-usual';
import type { CheckedField, ZoneFormat } from './zone-formats';

/**
 * How much likelihood check digits may cost in one field: clear characters are kept even if a digit is wrong. A
 * logarithm.
 */
const MOST_CORRECTION = 14;

function write(lines: readonly string[], { places, text }: FieldText): string[] {
  const written = lines.map((line) => [...line]);
  places.forEach(({ line, at }, index) => {
    const characters = written[line];
    if (characters) characters[at] = text.charAt(index);
  });
  return written.map((characters) => characters.join(''));
}

/** The likeliest character for each place on its own, except that the name is chosen as a whole. */
function chooseFirst(cells: Cells, format: ZoneFormat): string[] {
  const [nameLine, nameStart, nameEnd] = format.name;
  const name = chooseName((cells[nameLine] ?? []).slice(nameStart, nameEnd));
  return format.kinds.map((kinds, line) => {
    const text = Array.from(kinds, (_, at) => listCharacters(cells, format, { line, at })[0]?.text ?? '<').join('');
    return line === nameLine ? text.slice(0, nameStart) + name + text.slice(nameEnd) : text;
  });
}

/**
 * The likeliest texts of a field whose check digit is right; only the single likeliest text if those are too unlikely.
 */
function listOptions(cells: Cells, format: ZoneFormat, field: CheckedField, first: readonly string[]): FieldText[] {
  const places = [...placesOf(field), digitOf(field)];
  const text = places.map(({ line, at }) => first[line]?.charAt(at) ?? '').join('');
  const likelihood = places.reduce((sum, place, at) => sum + likelihoodOf(cells, place, text.charAt(at)), 0);
  const plain = { places, text, likelihood };
  const right = listFieldTexts(cells, format, field).filter((other) => likelihood - other.likelihood < MOST_CORRECTION);
  if (isFieldRight(first, field)) return [plain, ...right.filter((other) => other.text !== text)];
  return right.length > 0 ? right : [plain];
}

/** Makes the least unlikely change so that the digit over all fields is right too. */
function fitComposite(
  lines: readonly string[],
  composite: CheckedField,
  fields: readonly FieldText[][],
  listAt: (place: FieldText['places'][number]) => FieldText[],
): string[] {
  const covered = placesOf(composite);
  const sumOf = ({ places, text }: FieldText) =>
    places.reduce((sum, place, index) => {
      const at = covered.findIndex((other) => isSame(other, place));
      return at < 0 ? sum : sum + weigh(text.charAt(index)) * weightAt(at);
    }, 0);
  const rest = covered
    .filter((place) => !fields.some(([text]) => text?.places.some((other) => isSame(other, place))))
    .map(listAt);
  const texts = new TextsBySum();
  for (const parts of [...fields, ...rest]) texts.add(parts, sumOf);
  const digits = listAt(digitOf(composite));
  const [best] = texts.closeWith(digits);
  const likeliest = [...fields, ...rest, digits].reduce((sum, [first]) => sum + (first?.likelihood ?? 0), 0);
  return best && likeliest - best.likelihood < MOST_CORRECTION ? write(lines, best) : [...lines];
}

/**
 * Chooses one character for each place of a zone: the likeliest ones for which the check digits are right.
 *
 * @param seen how likely each character is by its looks
 * @returns undefined if the cells don't look like a zone of this format
 */
export function chooseCharacters(seen: Cells, format: ZoneFormat): JudgedZone | undefined {
  const cells = weighUsual(seen, format);
  const first = chooseFirst(cells, format);
  const composite = format.hasComposite ? format.fields.at(-1) : undefined;
  const fields = format.fields
    .filter((field) => field !== composite)
    .map((field) => listOptions(cells, format, field, first));
  const lines = fields.reduce((before, [best]) => (best ? write(before, best) : before), first);
  const isFit = !composite || isFieldRight(lines, composite);
  const chosen = isFit
    ? lines
    : fitComposite(lines, composite, fields, (place) => listCharacters(cells, format, place));
  return judgeZone(chosen, cells, format);
}
