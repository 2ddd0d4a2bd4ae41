import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../setup/free-port';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
const BARE_DIR = fileURLToPath(new URL('./bare-next', import.meta.url));

/** A server in a process of its own. */
export type ServedApp = { url: string; pid: number; stop(): void };

function buildBare(): Promise<void> {
  const child = spawn(process.execPath, [NEXT, 'build'], {
    cwd: BARE_DIR,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => (status === 0 ? resolve() : reject(new Error('The bare app could not be built.'))));
  });
}

/**
 * Starts a server on a free port and waits until it reports that it is ready.
 *
 * @param args of Node.js
 * @param dataDir an existing folder; only the portal needs one
 */
export async function serveApp(cwd: string, args: string[], dataDir = ''): Promise<ServedApp> {
  const port = await findFreePort();
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir } as const;
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => /ready/i.test(String(text)) && resolve());
    child.once('exit', () => reject(new Error(`The server in ${cwd} did not start.`)));
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}

/** Serves the bare Next.js app of this folder, built if it is not yet. */
export async function serveBareApp(): Promise<ServedApp> {
  if (!existsSync(`${BARE_DIR}/.next/BUILD_ID`)) await buildBare();
  return serveApp(BARE_DIR, [NEXT, 'start', '-H', '127.0.0.1']);
}
