/**
 * The quick check while working: lint, types, structure, and the tests of what changed. `npm test` checks everything.
 * `npm run check -- REVISION` compares with that revision. Default: with the last commit, and where nothing changed since,
 * with main.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './steps/install.mjs';
import { fail, runNode, say } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const startedAt = Date.now();

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** What changed is what changed since this revision. */
function findBase() {
  const [given] = process.argv.slice(2);
  if (given) return given;
  if (git('status', '--porcelain') !== '') return 'HEAD';
  try {
    return git('merge-base', 'HEAD', 'main') === git('rev-parse', 'HEAD')
      ? 'HEAD~1'
      : git('merge-base', 'HEAD', 'main');
  } catch {
    return 'HEAD~1';
  }
}

const bin = (file) => `node_modules/${file}`;

async function step(title, file, args, advice) {
  const from = Date.now();
  const status = await runNode(bin(file), args, { NEXT_TELEMETRY_DISABLED: '1' });
  if (status !== 0) fail(`${title}: failed. ${advice}`);
  say(`${title}: passed in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

await installPackages();
const base = findBase();
const changed = git('diff', '--name-only', base).split('\n');
if (!existsSync('next-env.d.ts') || changed.some((file) => /^app\/.*(page|layout|route)\.tsx?$/.test(file))) {
  await step('Route types', 'next/dist/bin/next', ['typegen'], 'The lines above say why.');
}
await step('Format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings'], 'Run: npm run fix');
await step('Types', 'typescript/bin/tsc', ['--noEmit'], 'Correct the types named above.');
const structure = ['app', 'components', 'lib', 'proxy.ts', 'instrumentation.ts', '--config', '.dependency-cruiser.cjs'];
await step(
  'Structure',
  'dependency-cruiser/bin/dependency-cruise.mjs',
  [...structure, '--output-type', 'err-long', '--cache'],
  'Each line names the broken rule and its reason; ARCHITECTURE.md has the picture.',
);
await step(
  `Tests of what changed since ${base.slice(0, 12)}`,
  'vitest/vitest.mjs',
  // The crash test is a matter of npm test.
  ['run', '--changed', base, '--passWithNoTests', '--project', 'unit', '--project', 'contract', '--reporter', 'dot'],
  'Run one file: npx vitest run path/of/file',
);
say(`Checked in ${((Date.now() - startedAt) / 1000).toFixed(0)} s. Before you hand in: npm test`);
