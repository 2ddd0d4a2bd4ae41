import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseLocation } from '../../lib/server/db/open-database';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import { buildStorageServer } from './build-storage-server';
import type { PlannedCrash } from './crash-points';

/** A server that can be killed. */
export type CrashingServer = {
  url: string;
  /** Kills it with SIGKILL and waits for its end. */
  kill(): Promise<void>;
  /** Resolves when it has ended, of itself or by kill(). */
  ended: Promise<void>;
};

const READY = /Ready: (\S+)/;

function spawnServer(file: string, { dataDir, databaseUrl }: DatabaseLocation, planned: PlannedCrash | undefined) {
  const { user, pass } = STORAGE_CREDENTIALS;
  const { PATH = '', HOME = '' } = process.env;
  const env: NodeJS.ProcessEnv = {
    PATH,
    HOME,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    STORAGE_API_USER: user,
    STORAGE_API_PASS: pass,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...(planned && { PLANNED_CRASH: JSON.stringify(planned) }),
  };
  return spawn(process.execPath, [file], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/**
 * Starts the small storage server on a database.
 *
 * @param planned where it ends itself; default: nowhere
 * @returns undefined when it ended with SIGKILL before it served, as a crash at the start does
 * @throws with its output when it ended in any other way
 */
export async function startStorageServer(
  location: DatabaseLocation,
  planned?: PlannedCrash,
): Promise<CrashingServer | undefined> {
  const child = spawnServer(await buildStorageServer(), location, planned);
  const ended = once(child, 'exit').then(() => undefined);
  let output = '';
  const url = await new Promise<string | undefined>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const origin = READY.exec(output)?.[1];
        if (origin) resolve(origin);
      });
    }
    child.once('exit', (_status, signal) =>
      signal === 'SIGKILL' ? resolve(undefined) : reject(new Error(`The storage server did not start:\n${output}`)),
    );
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return url === undefined ? undefined : { url, kill, ended };
}
