/**
 * The quick check while working: lint, types, structure, and tests of what changed. `npm test` checks everything. `npm
 * run check -- REVISION` compares with that revision. Default: the last commit, or main if nothing has changed since
 * then.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { FORMAT_AND_LINT, makeRouteTypes, runCheck, STRUCTURE, TYPES, UNIT_AND_CONTRACT } from './steps/checks.mjs';
import { installPackages } from './steps/install.mjs';
import { fail, say } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const startedAt = Date.now();

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Changes are relative to this revision. */
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

await installPackages();
const base = findBase();
const changed = git('diff', '--name-only', base).split('\n');
if (!existsSync('next-env.d.ts') || changed.some((file) => /^app\/.*(page|layout|route)\.tsx?$/.test(file))) {
  if ((await makeRouteTypes()) !== 0) fail('Route types: failed. The lines above say why.');
}
await runCheck(FORMAT_AND_LINT);
await runCheck(TYPES);
const [title, file, args, advice] = STRUCTURE;
await runCheck([title, file, [...args, '--cache'], advice]);
await runCheck([
  `Tests of what changed since ${base.slice(0, 12)}`,
  'vitest/vitest.mjs',
  // The crash test is left to npm test.
  ['run', '--changed', base, '--passWithNoTests', ...UNIT_AND_CONTRACT, '--reporter', 'dot'],
  'Run one file: npx vitest run path/of/file',
]);
say(`Checked in ${((Date.now() - startedAt) / 1000).toFixed(0)} s. Before you hand in: npm test`);
