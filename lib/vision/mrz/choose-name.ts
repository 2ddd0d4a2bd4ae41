import { GLYPHS } from './glyphs';

/**
 * What may follow what in a name field: letters and single fillers make up the last name, two fillers end it, then come
 * the given names, and after two more fillers there are only fillers. Each state: where a letter leads, and where a
 * filler leads.
 */
const STATES = [
  { letter: 0, filler: 1 },
  { letter: 0, filler: 2 },
  { letter: 3, filler: 5 },
  { letter: 3, filler: 4 },
  { letter: 3, filler: 5 },
  { letter: 3, filler: 5 },
] as const;
const AFTER_END = 5;
/** Some documents do have more text after two fillers. */
const ODD_COST = 5;

/**
 * Finds the likeliest name, in the form that zones use.
 *
 * @param cells the logarithm of how likely each of GLYPHS is at each place
 */
export function chooseName(cells: readonly Float32Array[]): string {
  type Text = { text: string; likelihood: number };
  let byState: (Text | undefined)[] = STATES.map((_, state) => (state === 0 ? { text: '', likelihood: 0 } : undefined));
  for (const scores of cells) {
    const letter = [...GLYPHS].reduce(
      (best, glyph, at) =>
        glyph >= 'A' && (scores[at] ?? -99) > best.likelihood ? { glyph, likelihood: scores[at] ?? -99 } : best,
      { glyph: 'A', likelihood: -99 },
    );
    const next: (Text | undefined)[] = STATES.map(() => undefined);
    const offer = (state: number, text: Text) => {
      if (text.likelihood > (next[state]?.likelihood ?? -Infinity)) next[state] = text;
    };
    byState.forEach((text, state) => {
      const to = STATES[state];
      if (!text || !to) return;
      const cost = state === AFTER_END ? ODD_COST : 0;
      offer(to.letter, { text: text.text + letter.glyph, likelihood: text.likelihood + letter.likelihood - cost });
      offer(to.filler, { text: `${text.text}<`, likelihood: text.likelihood + (scores[0] ?? -99) });
    });
    byState = next;
  }
  return byState.reduce<Text>((best, text) => (text && text.likelihood > best.likelihood ? text : best), {
    text: '<'.repeat(cells.length),
    likelihood: -Infinity,
  }).text;
}
