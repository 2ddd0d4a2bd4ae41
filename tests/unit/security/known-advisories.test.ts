import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listProductionPackages } from '../../../scripts/steps/production-packages.mjs';

/** Versions at or above `from` and below `before` are affected. */
type Advisory = {
  package: string;
  id: string;
  from: string;
  before: string;
  about: string;
  whyItDoesNotReachUs?: string;
};

const FILE = 'docs/security/advisories.json';
const { advisories }: { advisories: Advisory[] } = JSON.parse(readFileSync(FILE, 'utf8'));
const packages = listProductionPackages();

/** Negative where the first version is the earlier one. A version with a suffix counts as the one that it leads to. */
function compareVersions(first: string, second: string): number {
  const [a = [], b = []] = [first, second].map((version) =>
    version
      .replace(/[-+].*/, '')
      .split('.')
      .map(Number),
  );
  const place = a.findIndex((number, index) => number !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

const isAffected = (version: string, { from, before }: Pick<Advisory, 'from' | 'before'>) =>
  compareVersions(version, from) >= 0 && compareVersions(version, before) < 0;

const listAffected = (advisory: Advisory) =>
  packages.filter(({ name, version }) => name === advisory.package && isAffected(version, advisory));

describe('the packages of a portal in production', () => {
  it('are in no version that an advisory is about, unless it is written why that does not reach us', () => {
    const reaching = advisories.filter((one) => !one.whyItDoesNotReachUs && listAffected(one).length > 0);
    expect(reaching).toEqual([]);
  });

  it('are what the list is about, and a reason is given only where a version is affected', () => {
    const names = new Set(packages.map(({ name }) => name));
    expect(advisories.filter((one) => !names.has(one.package))).toEqual([]);
    expect(advisories.filter((one) => one.whyItDoesNotReachUs && listAffected(one).length === 0)).toEqual([]);
  });
});

it('the list names each advisory once, by its public id, with a range that holds something', () => {
  const ids = advisories.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, from, before, about } of advisories) {
    expect(id).toMatch(/^(GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d{4,})$/);
    expect(compareVersions(from, before), id).toBeLessThan(0);
    expect(about.length, id).toBeGreaterThan(10);
  }
});

it.each([
  ['5.6.82', false],
  ['5.6.83', true],
  ['5.10.0', true],
  ['6.2.107', true],
  ['6.2.108', false],
  ['10.0.0', false],
])('a range from 5.6.83 to 6.2.108 holds %s: %s', (version, expected) => {
  expect(isAffected(version, { from: '5.6.83', before: '6.2.108' })).toBe(expected);
});
