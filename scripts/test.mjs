/**
 * Checks everything that fits into a quarter of an hour, cheapest failure first. `npm test -- --fast` leaves out what needs a
 * browser; `npm run test:long` takes the rest.
 */
import { rmSync } from 'node:fs';
import { buildPortal } from './steps/build.mjs';
import { FORMAT_AND_LINT, makeRouteTypes, runCheck, STRUCTURE, TYPES } from './steps/checks.mjs';
import { findBrowser } from './steps/find-browser.mjs';
import { installPackages } from './steps/install.mjs';
import { say } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const isFast = process.argv.includes('--fast');
const startedAt = Date.now();

const CHECKS = [
  FORMAT_AND_LINT,
  TYPES,
  STRUCTURE,
  ['Unused code', 'knip/bin/knip.js', [], 'Remove what nothing uses.'],
  [
    'Unit and contract tests',
    'vitest/vitest.mjs',
    ['run', '--project', '!long'],
    'Run one file: npx vitest run path/of/file',
  ],
];

/** Skipped, and said to be, where Firefox or WebKitGTK is not installed. */
const OTHER_ENGINES = [
  'Firefox and WebKit',
  'tsx/dist/cli.mjs',
  ['--conditions=react-server', 'tests/engines/run-engines.ts', '--short'],
  'All journeys and variants: npm run test:engines',
];

await installPackages();
await makeRouteTypes();
for (const check of CHECKS) await runCheck(check);
if (!isFast) {
  const browser = await findBrowser();
  await buildPortal();
  await runCheck(
    ['End to end', '@playwright/test/cli.js', ['test', '--project=usual'], 'Screenshots are in test-results/'],
    {
      CHROMIUM_PATH: browser,
    },
  );
  await runCheck(OTHER_ENGINES);
  // What the tests wrote along the way is only useful if one failed.
  rmSync('test-results', { recursive: true, force: true });
}
say(`Everything passed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s${isFast ? ' (without a browser)' : ''}.`);
