import { existsSync } from 'node:fs';
import { DRIVER_FIX, driverEnvironment } from './driver-environment.mjs';
import { fingerprint, isDone, markDone } from './fingerprint.mjs';
import { fail, run, say } from './run.mjs';

const MARK_FILE = 'node_modules/.installed';
const [MIN_MAJOR, MIN_MINOR] = [20, 9];

function requireNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > MIN_MAJOR || (major === MIN_MAJOR && minor >= MIN_MINOR)) return;
  fail(
    `Node.js ${MIN_MAJOR}.${MIN_MINOR} or later is needed; this is ${process.versions.node}. Install a newer Node.js and try again.`,
  );
}

function describeWanted() {
  const files = ['package-lock.json', 'package.json', DRIVER_FIX];
  return fingerprint(files, [process.versions.modules, process.platform, process.arch]);
}

/** Installs exactly what the lockfile specifies, unless it is already installed. */
export async function installPackages() {
  requireNodeVersion();
  const wanted = describeWanted();
  if (isDone(MARK_FILE, wanted)) return;
  say('Installing packages (once; two or three minutes where the database driver has to be compiled)…');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const status = await run('npm', args, driverEnvironment());
  if (status !== 0)
    fail('Installing the packages failed. The lines above say why. Fix that, then run the same command again.');
  markDone(MARK_FILE, wanted);
}

/**
 * Installs packages if there are none; ends the process if their version differs, because a portal may be running on
 * them.
 */
export async function requirePackages() {
  if (existsSync(MARK_FILE) && !isDone(MARK_FILE, describeWanted())) {
    fail(
      'The portal was updated, but not its packages. Stop the portal, remove the folder node_modules, and run this again.',
    );
  }
  await installPackages();
}
