import { createRandom } from '../../crash/random';
import { photograph } from '../../fixtures/licenses/photograph';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';
import { PAGE_KINDS } from '../../fixtures/mrz/pages-without-zone';
import { makePageScene, photographPageWithoutZone } from '../../fixtures/mrz/photograph-page';
import { loadGray } from '../reading/load-gray';
import { readOne, type ZoneOutcome } from './read-one';

/** Reads generated photos of pages without a zone, and prints for each kind how many produced a reading. */
export async function countFalseReads(perKind: number): Promise<void> {
  for (const kind of PAGE_KINDS) {
    const read: string[] = [];
    let longestMs = 0;
    for (let index = 0; index < perKind; index += 1) {
      const { lines, elapsedMs, miss } = readOne(await loadGray(await photographPageWithoutZone(kind, index)), []);
      longestMs = Math.max(longestMs, elapsedMs);
      if (lines && !miss) read.push(`${index}: ${lines.join(' ')}`);
    }
    console.log(`| ${kind} | ${perKind} | ${read.length} | ${(longestMs / 1000).toFixed(1)} |`);
    for (const text of read) console.log(text);
  }
}

/** A zone with one digit of its number changed, which its check digit reveals. */
function spoil([first = '', second = '', ...rest]: readonly string[]): string[] {
  const [line, at] = rest.length ? [first, 8] : [second, 3];
  const changed = `${line.slice(0, at)}${(Number.parseInt(line.charAt(at), 36) + 4) % 10}${line.slice(at + 1)}`;
  return rest.length ? [changed, second, ...rest] : [first, changed];
}

/**
 * Reads generated photos of zones with a wrong digit: what the other check digits confirm may be offered, and must be
 * right.
 */
export async function readWrongDigits(count: number): Promise<ZoneOutcome[]> {
  const outcomes: ZoneOutcome[] = [];
  for (let index = 0; index < count; index += 1) {
    const random = createRandom(`wrong-digit/${index}`);
    const format = random.pick(['TD1', 'TD2', 'TD3'] as const);
    const lines = spoil(makeMrzLines(format, makeHolder(random)));
    const photo = await photograph(await drawIdentityPage(format, lines), makePageScene(`wrong-digit/${index}`));
    outcomes.push(readOne(await loadGray(photo), lines));
  }
  return outcomes;
}
