/** Runs the tests that are left out of `npm test` for the time they take. */
import { rmSync } from 'node:fs';
import { buildPortal } from './steps/build.mjs';
import { runCheck } from './steps/checks.mjs';
import { findBrowser } from './steps/find-browser.mjs';
import { installPackages } from './steps/install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

await installPackages();
await runCheck([
  'Long tests',
  'vitest/vitest.mjs',
  ['run', '--project', 'long'],
  'Run one: npx vitest run path/of/file',
]);
const browser = await findBrowser();
await buildPortal();
await runCheck(
  ['Long tests, end to end', '@playwright/test/cli.js', ['test', '--project=long'], 'Screenshots are in test-results/'],
  { CHROMIUM_PATH: browser },
);
rmSync('test-results', { recursive: true, force: true });
