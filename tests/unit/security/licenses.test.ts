import { describe, expect, it } from 'vitest';
import { listProductionPackages } from '../../../scripts/steps/production-packages.mjs';

/** Licenses that ask for no more than their text to be passed on. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'CC0-1.0']);

/** Other licenses, for one package each, with the reason why it may be used. */
const EXCEPTIONS: { name: RegExp; license: string; reason: string }[] = [
  {
    name: /^libheif-js$/,
    license: 'LGPL-3.0',
    reason:
      'Served unmodified as files of its own, with its license beside it, so that another build can take its place.',
  },
  {
    name: /^@img\/sharp-(libvips-.+|wasm32|win32-.+)$/,
    license: 'LGPL-3.0-or-later',
    reason: 'A shared library that npm installs as a package of its own; the portal hands it to nobody.',
  },
  {
    name: /^caniuse-lite$/,
    license: 'CC-BY-4.0',
    reason: 'Data about browsers that Next.js reads while building; no page holds any of it.',
  },
];

const mayUse = (name: string, license: string) =>
  ALLOWED.has(license) || EXCEPTIONS.some((one) => one.license === license && one.name.test(name));

/** Follows an SPDX expression: all parts joined by AND are needed, and of those joined by OR, one. */
const isAllowed = (name: string, expression: string) =>
  expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((license) => mayUse(name, license)));

const packages = listProductionPackages();

describe('the packages of a portal in production', () => {
  it('include what package.json names, and what that needs', () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['next', 'pg', 'pg-types', 'zod', 'sharp', 'better-call']));
    expect(names).not.toContain('vitest');
  });

  it('all have a license that may be used', () => {
    const refused = packages.filter(({ name, license }) => !isAllowed(name, license ?? 'none'));
    expect(refused).toEqual([]);
  });

  it('need each exception that is made', () => {
    for (const { name, license } of EXCEPTIONS) {
      const needing = packages.filter((one) => name.test(one.name) && one.license?.includes(license));
      expect(needing.length, license).toBeGreaterThan(0);
    }
  });
});

it.each([
  ['GPL-3.0-only', false],
  ['none', false],
  ['(MIT OR WTFPL)', true],
  ['Apache-2.0 AND GPL-2.0-only', false],
  ['LGPL-3.0', false],
])('a package under %s may be used: %s', (license, expected) => {
  expect(isAllowed('some-package', license)).toBe(expected);
});
