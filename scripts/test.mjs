/** Checks everything, cheapest failure first. `npm test -- --fast` leaves out what needs a browser. */
import { rmSync } from 'node:fs';
import { buildPortal } from './steps/build.mjs';
import { findBrowser } from './steps/find-browser.mjs';
import { installPackages } from './steps/install.mjs';
import { fail, runNode, say } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const isFast = process.argv.includes('--fast');
const startedAt = Date.now();

/** @type {[title: string, file: string, args: string[], advice: string][]} */
const CHECKS = [
  ['Format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings'], 'Run: npm run fix'],
  ['Types', 'typescript/bin/tsc', ['--noEmit'], 'Fix the types named above.'],
  [
    'Structure',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    [
      'app',
      'components',
      'lib',
      'proxy.ts',
      'instrumentation.ts',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
    ],
    'Each line names the broken rule and its reason; ARCHITECTURE.md has the picture.',
  ],
  ['Unused code', 'knip/bin/knip.js', [], 'Remove what nothing uses.'],
  ['Unit and contract tests', 'vitest/vitest.mjs', ['run'], 'Run one file: npx vitest run path/of/file'],
];

async function check([title, file, args, advice], env) {
  const from = Date.now();
  say(`${title}…`);
  if ((await runNode(`node_modules/${file}`, args, env)) !== 0) fail(`${title}: failed. ${advice}`);
  say(`${title}: passed in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

await installPackages();
await runNode('node_modules/next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
for (const step of CHECKS) await check(step);
if (!isFast) {
  const browser = await findBrowser();
  await buildPortal();
  await check(['End to end', '@playwright/test/cli.js', ['test'], 'Screenshots and traces are in test-results/'], {
    CHROMIUM_PATH: browser,
  });
  // What tests wrote on the way is of use only where one failed.
  rmSync('test-results', { recursive: true, force: true });
}
say(`Everything passed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s${isFast ? ' (without a browser)' : ''}.`);
