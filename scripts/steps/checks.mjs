import { fail, runNode, say } from './run.mjs';

/**
 * A program that checks the sources: its title, its file below node_modules, its arguments, and what to do if it finds
 * something.
 *
 * @typedef {[title: string, file: string, args: string[], advice: string]} Check
 */

/** @type {Check} */
export const FORMAT_AND_LINT = [
  'Format and lint',
  '@biomejs/biome/bin/biome',
  ['check', '--error-on-warnings'],
  'Run: npm run fix',
];

/** @type {Check} */
export const TYPES = ['Types', 'typescript/bin/tsc', ['--noEmit'], 'Fix the types named above.'];

const CRUISED = ['app', 'components', 'lib', 'proxy.ts', 'instrumentation.ts'];

/** @type {Check} */
export const STRUCTURE = [
  'Structure',
  'dependency-cruiser/bin/dependency-cruise.mjs',
  [...CRUISED, '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  'Each line names the broken rule and its reason; ARCHITECTURE.md has the picture.',
];

/** The projects of vitest.config.ts whose tests are fast: the crash test takes minutes and starts its own processes. */
export const QUICK_PROJECTS = ['unit', 'contract', 'process'];

/** Arguments that have Vitest leave out the crash test and what is long. Two negated names would leave out nothing. */
export const UNIT_AND_CONTRACT = QUICK_PROJECTS.flatMap((name) => ['--project', name]);

/** Generates the route types, which Types needs. @returns {Promise<number>} the program's exit status */
export const makeRouteTypes = () =>
  runNode('node_modules/next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });

/**
 * Runs a check and prints how long it took; if it finds something, this process exits.
 *
 * @param {Check} check
 * @param {Record<string, string>} [env] in addition to this process's environment
 */
export async function runCheck([title, file, args, advice], env) {
  const from = Date.now();
  say(`${title}…`);
  if ((await runNode(`node_modules/${file}`, args, env)) !== 0) fail(`${title}: failed. ${advice}`);
  say(`${title}: passed in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
