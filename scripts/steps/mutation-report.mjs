import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * One mutant as reported by Stryker.
 *
 * @typedef {{ fileName: string, status: string, replacement?: string, location: { start: Place, end: Place } }}
 *   MutantResult
 * @typedef {{ line: number, column: number }} Place
 */

const KILLED = ['Killed', 'Timeout'];
const SURVIVED = ['Survived', 'NoCoverage'];
const MAX_TEXT = 80;

const pathOf = ({ fileName }) => relative(process.cwd(), fileName);
const oneLine = (text) => text.replace(/\s+/g, ' ').slice(0, MAX_TEXT);

/** The code that a mutant replaces. Lines and columns count from 1. */
function originalOf({ fileName, location: { start, end } }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column - 1) ?? '';
  lines[0] = lines[0]?.slice(start.column - 1) ?? '';
  return lines.join('\n');
}

/**
 * One line for each mutant that no test noticed: where, the original code, and its replacement.
 *
 * @param {readonly MutantResult[]} results
 */
export function describeSurvivors(results) {
  const survivors = results.filter(({ status }) => SURVIVED.includes(status));
  const lines = survivors.map((mutant) => {
    const place = `${pathOf(mutant)}:${mutant.location.start.line}`;
    const untested = mutant.status === 'NoCoverage' ? ' (no test reaches this)' : '';
    return `${place}  ${oneLine(originalOf(mutant))}  →  ${oneLine(mutant.replacement ?? '')}${untested}`;
  });
  return lines.sort().join('\n');
}

/**
 * A table by folder. Mutants that cannot run (they do not compile) are not counted.
 *
 * @param {readonly MutantResult[]} results
 */
export function describeTable(results) {
  const folders = new Map();
  for (const mutant of results) {
    for (const folder of [dirname(pathOf(mutant)), 'all']) {
      const counts = folders.get(folder) ?? { killed: 0, survived: 0 };
      if (KILLED.includes(mutant.status)) counts.killed += 1;
      if (SURVIVED.includes(mutant.status)) counts.survived += 1;
      folders.set(folder, counts);
    }
  }
  const sorted = [...folders].sort(([one], [other]) => Number(one === 'all') - Number(other === 'all'));
  const rows = sorted.map(([folder, { killed, survived }]) => {
    const mutants = killed + survived;
    const share = mutants === 0 ? '–' : `${((100 * killed) / mutants).toFixed(1)} %`;
    return [folder, mutants, killed, survived, share].map(String);
  });
  const table = [['folder', 'mutants', 'killed', 'survived', 'killed %'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const toLine = (row) => row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])));
  return table.map((row) => toLine(row).join('  ')).join('\n');
}
