import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail } from './run.mjs';

/** The same as in lib/server/demo-environment.ts, which refuses to start a demo in any other folder. */
const DEMO_FOLDER = 'demo-data';
const MARK_FILE = join(DEMO_FOLDER, 'this-folder-is-removed-at-the-next-demo');

/**
 * Makes this process start a demo: in its own empty folder, for this machine only. Anything in .env that is
 * incompatible with a demo stops the start, in the server's own configuration check.
 */
export async function setUpDemo() {
  // Imported only now: it needs the installed packages.
  const { default: nextEnv } = await import('@next/env');
  process.env.NODE_ENV = 'production';
  nextEnv.loadEnvConfig(process.cwd());
  if (process.env.DATA_DIR && resolve(process.env.DATA_DIR) === resolve(DEMO_FOLDER)) {
    fail(`DATA_DIR names the folder ${DEMO_FOLDER}, which belongs to demos. Name another one.`);
  }
  if (existsSync(DEMO_FOLDER) && !existsSync(MARK_FILE)) {
    fail(`The folder ${DEMO_FOLDER} was not made by a demo. Move it away, then start the demo again.`);
  }
  rmSync(DEMO_FOLDER, { recursive: true, force: true });
  mkdirSync(DEMO_FOLDER, { mode: 0o700 });
  writeFileSync(MARK_FILE, '');
  process.env.DATA_DIR = DEMO_FOLDER;
  process.env.PORTAL_DEMO = 'invented';
  process.env.HOST ||= '127.0.0.1';
}
