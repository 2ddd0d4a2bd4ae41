import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, vi } from 'vitest';

/** What tests replace: what Node.js has, and what only a browser has. `fetch` is watched for good by refused-size.ts. */
const REPLACEABLE = [
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'queueMicrotask', 'Date'],
  ...['crypto', 'performance', 'navigator', 'window', 'document', 'sessionStorage', 'localStorage'],
];

/** Without VIPSHOME, which sharp sets when it is loaded. */
function readTraces(): Map<string, unknown> {
  const scope = globalThis as Record<string, unknown>;
  const isOwn = (name: string) => Object.hasOwn(globalThis, name);
  return new Map<string, unknown>([
    ['process.env', process.env],
    ...REPLACEABLE.filter(isOwn).map((name) => [name, scope[name]] as const),
    ...Object.entries(process.env)
      .filter(([name]) => name !== 'VIPSHOME')
      .map(([name, value]) => [`process.env.${name}`, value] as const),
  ]);
}

const before = readTraces();

beforeAll(() => {
  const { testPath } = expect.getState();
  const source = testPath === undefined ? '' : readFileSync(testPath, 'utf8');
  expect(source, 'another file has loaded the module: vi.mock needs a worker of its own').not.toContain('vi.mock(');
});

/**
 * Test files that share a worker share its globals, its environment and its modules. One that leaves them changed
 * breaks another in some orders and not in others: so it fails itself.
 */
afterAll(() => {
  // Vitest does it between files: a spy put back after `useRealTimers` brings the pretended clock with it.
  vi.restoreAllMocks();
  const after = readTraces();
  const names = [...new Set([...before.keys(), ...after.keys()])];
  expect(
    names.filter((name) => before.get(name) !== after.get(name)),
    'left changed',
  ).toEqual([]);
});
