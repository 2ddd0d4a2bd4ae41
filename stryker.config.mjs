/** Settings for every run of `npm run mutate`; files and options come from scripts/mutate.mjs. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: true },
  // One at a time: each runner starts its own PostgreSQL, and the tests already use every core.
  concurrency: 1,
  // In addition to 1.5 times what the tests took unmutated, in milliseconds: machines are shared.
  timeoutMS: 20_000,
  reporters: ['json', 'progress-append-only'],
  // Not needed by unit and contract tests.
  ignorePatterns: ['/data', '/docs', '/mutation-results', '/playwright-report', '/public/vendor', '/test-results'],
  cleanTempDir: 'always',
  allowEmpty: true,
};
