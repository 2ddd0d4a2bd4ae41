import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port';

const START_TIMEOUT_MS = 30_000;

export type PortalServer = {
  url: string;
  pid: number;
  dataDir: string;
  /** Everything the server has printed so far. */
  output(): string;
  /** Asks the process to stop, as a service manager does. Resolves with its exit status when it has. */
  stop(): Promise<number | null>;
  /** Ends the process immediately, as a crash would. */
  kill(): Promise<void>;
  /** Ends the process and removes its data. */
  close(): Promise<void>;
};

function waitUntilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The portal did not start:\n${output()}`)), START_TIMEOUT_MS);
    const look = () => {
      if (!output().includes('The portal is ready')) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', (status) => {
      clearTimeout(timer);
      reject(new Error(`The portal ended with status ${status}:\n${output()}`));
    });
  });
}

/**
 * Starts the production build as `npm start` does, on a free port of 127.0.0.1.
 *
 * @param options.env added to a clean environment
 * @param options.dataDir default: a new temporary folder, removed by `close`
 * @param options.hostName what browsers open; a name if something doesn't work on IP addresses, such as passkeys
 */
export async function startPortal({
  env = {},
  dataDir,
  hostName = '127.0.0.1',
}: {
  env?: Record<string, string>;
  dataDir?: string;
  hostName?: '127.0.0.1' | 'localhost';
} = {}): Promise<PortalServer> {
  const ownDataDir = dataDir ?? (await mkdtemp(join(tmpdir(), 'portal-')));
  const port = await findFreePort();
  const url = `http://${hostName}:${port}`;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      PORTAL_URL: url,
      DATA_DIR: ownDataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const close = async () => {
    await kill();
    if (dataDir === undefined) await rm(ownDataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(child, () => printed);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, pid: child.pid ?? 0, dataDir: ownDataDir, output: () => printed, stop, kill, close };
}
