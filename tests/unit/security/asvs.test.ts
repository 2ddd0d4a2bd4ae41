import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The requirements of ASVS 5.0.0 at levels 1 and 2: for each section, the numbers of its requirements. */
const REQUIREMENTS: Record<string, number[]> = {
  ...{ '1.1': [1, 2], '1.2': upTo(9), '1.3': upTo(11), '1.4': upTo(3), '1.5': upTo(2) },
  ...{ '2.1': upTo(3), '2.2': upTo(3), '2.3': upTo(4), '2.4': [1] },
  ...{ '3.2': upTo(2), '3.3': upTo(4), '3.4': upTo(6), '3.5': upTo(5), '3.7': upTo(2) },
  ...{ '4.1': upTo(3), '4.2': [1], '4.3': upTo(2), '4.4': upTo(4) },
  ...{ '5.1': [1], '5.2': upTo(3), '5.3': upTo(2), '5.4': upTo(3) },
  ...{
    '6.1': upTo(3),
    '6.2': upTo(12),
    '6.3': upTo(4),
    '6.4': upTo(4),
    '6.5': upTo(5),
    '6.6': upTo(3),
    '6.8': upTo(4),
  },
  ...{ '7.1': upTo(3), '7.2': upTo(4), '7.3': upTo(2), '7.4': upTo(5), '7.5': upTo(2), '7.6': upTo(2) },
  ...{ '8.1': upTo(2), '8.2': upTo(3), '8.3': [1], '8.4': [1] },
  ...{ '9.1': upTo(3), '9.2': upTo(4) },
  ...{
    '10.1': upTo(2),
    '10.2': upTo(2),
    '10.3': upTo(4),
    '10.4': upTo(11),
    '10.5': upTo(5),
    '10.6': upTo(2),
    '10.7': upTo(3),
  },
  ...{ '11.1': upTo(2), '11.2': upTo(3), '11.3': upTo(3), '11.4': upTo(4), '11.5': [1], '11.6': [1] },
  ...{ '12.1': upTo(3), '12.2': upTo(2), '12.3': upTo(4) },
  ...{ '13.1': [1], '13.2': upTo(5), '13.3': upTo(2), '13.4': upTo(5) },
  ...{ '14.1': upTo(2), '14.2': upTo(4), '14.3': upTo(3) },
  ...{ '15.1': upTo(3), '15.2': upTo(3), '15.3': upTo(7) },
  ...{ '16.1': [1], '16.2': upTo(5), '16.3': upTo(4), '16.4': upTo(3), '16.5': upTo(3) },
  ...{ '17.1': [1], '17.2': upTo(4), '17.3': upTo(2) },
};

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const PATH = /`([A-Za-z][\w./()[\]-]*\.(?:ts|tsx|mjs|md|json))`/g;
const listPaths = (text: string) => [...text.matchAll(PATH)].map(([, path = '']) => path);
const readCells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const asvs = readFileSync('docs/security/asvs.md', 'utf8');
const threats = readFileSync('docs/security/threat-model.md', 'utf8');
const rows = asvs
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map(readCells)
  .map(([number = '', level = '', , status = '', where = '']) => ({ number, level, status, where }));

describe('the table of the ASVS', () => {
  it('has every requirement of levels 1 and 2, once and in order', () => {
    const expected = Object.entries(REQUIREMENTS).flatMap(([section, numbers]) =>
      numbers.map((n) => `${section}.${n}`),
    );
    expect(expected).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(expected);
  });

  it('says of each that it is met and where, or why not', () => {
    for (const { number, level, status, where } of rows) {
      expect(['1', '2'], number).toContain(level);
      expect(['met', 'not applicable', 'not yet'], number).toContain(status);
      expect(where.length, number).toBeGreaterThan(4);
      if (status === 'met') expect(listPaths(where).length, number).toBeGreaterThan(0);
    }
  });

  it('adds up', () => {
    const count = (levels: string[], status?: string) =>
      rows.filter((row) => levels.includes(row.level) && (status === undefined || row.status === status)).length;
    for (const [name, levels] of Object.entries({ 1: ['1'], 2: ['2'], both: ['1', '2'] })) {
      const counts = ['met', 'not applicable', 'not yet', undefined].map((status) => count(levels, status));
      expect(asvs).toContain(`| ${name} | ${counts.join(' | ')} |`);
    }
    expect(count(['1'])).toBe(70);
  });
});

describe('the threat model', () => {
  it('has a test for each line', () => {
    const lines = threats.split('\n').filter((line) => line.startsWith('| ') && !/^\| (who|---) \|/.test(line));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) expect(listPaths(readCells(line)[3] ?? '').length, line).toBeGreaterThan(0);
  });
});

it.each(['asvs.md', 'threat-model.md'])('every file that %s names is there', (name) => {
  const paths = listPaths(name === 'asvs.md' ? asvs : threats);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
