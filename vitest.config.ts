import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const alias = {
  // Followed by a slash: '@/lib' is '<root>/lib'.
  '@': root.replace(/\/$/, ''),
  // The package throws outside a server component; its own empty entry is what Next.js puts there.
  'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
};

/** What takes longer than `npm test` may: `npm run test:long`. */
const LONG = 'tests/**/*.long.test.ts';

const contract = {
  include: ['tests/contract/**/*.test.ts'],
  globalSetup: ['tests/setup/database-templates.ts'],
  // Nothing takes this long that works: a machine may be slow, and do other things as well.
  testTimeout: 120_000,
  hookTimeout: 60_000,
};

const sharedWorker = { isolate: false, setupFiles: ['tests/setup/shared-worker.ts'] };

const OF_THE_PROCESS = ['tests/contract/doors/**/*.test.ts', 'tests/contract/process/**/*.test.ts'];

export default defineConfig({
  test: {
    // One more than there are cores: many tests wait for an answer that never comes.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        resolve: { alias },
        test: {
          ...sharedWorker,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: [LONG],
          testTimeout: 120_000,
        },
      },
      // Each test has a database of its own, so files share a worker: it imports the server once, not ninety times.
      {
        resolve: { alias },
        test: { ...contract, ...sharedWorker, name: 'contract', exclude: [LONG, ...OF_THE_PROCESS] },
      },
      // These test what there is once in a process: its settings, its database, its doors. A thread has its own, and starts sooner.
      { resolve: { alias }, test: { ...contract, name: 'process', pool: 'threads', include: OF_THE_PROCESS } },
      {
        resolve: { alias },
        test: { name: 'crash', include: ['tests/crash/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 60_000 },
      },
      { resolve: { alias }, test: { ...contract, ...sharedWorker, name: 'long', include: [LONG] } },
    ],
  },
});
