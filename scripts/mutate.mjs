/** Makes small changes to the code and reports which ones no test notices: `npm run mutate -- --help`. */
import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { describeSurvivors, describeTable } from './steps/mutation-report.mjs';
import { fail, say } from './steps/run.mjs';

const HELP = `npm run mutate -- PATH... [--tests GLOB]... [--postgres]

PATH      a file or folder of lib/; its tests are those that import it
--tests   only these test files may kill, e.g. --tests 'tests/contract/storage-api/*.test.ts'
--postgres  contract tests run on PostgreSQL too; by default on SQLite alone, which takes half as long

The report is printed, and kept in mutation-results/.`;

/** File systems limit a name to 255 bytes. */
const MAX_NAME = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    tests: { type: 'string', multiple: true, default: [] },
    postgres: { type: 'boolean', default: false },
  },
});
if (values.help || positionals.length === 0) {
  say(HELP);
  process.exit(values.help ? 0 : 2);
}
process.chdir(new URL('..', import.meta.url).pathname);

/** The files that one path refers to. */
function toPattern(path) {
  if (!existsSync(path)) fail(`${path} does not exist.`);
  return statSync(path).isDirectory() ? `${path.replace(/\/+$/, '')}/**/*.{ts,tsx}` : path;
}

// Read by tests/contract/support/describe-contract.ts.
if (!values.postgres) process.env.TEST_DATABASE = 'sqlite';
// Read by tests/mutation/vitest.config.ts.
if (values.tests.length > 0) process.env.MUTATION_TESTS = values.tests.join();
const name = positionals
  .map((path) => path.replace(/\W+/g, '-'))
  .join('_')
  .slice(0, MAX_NAME);
const results = await new Stryker({
  mutate: positionals.map(toPattern),
  // Files named explicitly may load the code by path, which no import list shows.
  vitest: { related: values.tests.length === 0 },
  jsonReporter: { fileName: `mutation-results/${name}.json` },
}).runMutationTest();

process.stdout.write(`\n${describeSurvivors(results)}\n\n${describeTable(results)}\n`);
