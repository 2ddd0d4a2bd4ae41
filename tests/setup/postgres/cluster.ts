import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFreePort } from '../free-port';
import { getPostgresBinaries, type PostgresBinaries } from './find-binaries';
import { getServerUser, type ServerUser } from './server-user';

/** Our own PostgreSQL server on 127.0.0.1, in a folder that `remove` deletes. */
export type PostgresCluster = {
  /** Connection URL of one of its databases; default: the administrative one. */
  urlOf(database?: string): string;
  /** Starts it again, on the same port, after stop(). */
  start(): Promise<void>;
  /** Closes all connections and stops it. */
  stop(): Promise<void>;
  /** Stops it and deletes everything. */
  remove(): Promise<void>;
};

const SUPERUSER = 'portal';
const READY = 'database system is ready to accept connections';
/** Tests need no durability; whether data survives is up to the product's settings and the crash test. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
/** Where memory serves as a disk, a database is made in a tenth of the time. */
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_MIN_BYTES = 1024 ** 3;
/** PostgreSQL exits when its input closes, so it never outlives the tests, however they end. */
const STOP_WITH_INPUT = 'exec 3<&0; { read -r _ <&3; kill -INT $$; } 2>/dev/null & exec "$@" </dev/null 3<&-';

/** Memory that serves as a disk, if there is enough of it; else the folder of temporary files. */
function findFastFolder(): string {
  if (!existsSync(MEMORY_FOLDER)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize >= MEMORY_MIN_BYTES ? MEMORY_FOLDER : tmpdir();
}

/** The bundled server may be in a place its unprivileged user can't access, so it gets a copy. */
function getReachableFolder({ folder, isBundled }: PostgresBinaries, scratch: string, user: ServerUser): string {
  if (!isBundled || user.uid === undefined) return folder;
  const copy = join(scratch, 'native');
  cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function makeFolder(path: string, { uid, gid }: ServerUser): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  return path;
}

async function waitUntilReady(server: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${output}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      if (output.includes(READY)) return;
      output += chunk.toString();
      if (output.includes(READY)) resolve();
    });
  });
}

/**
 * Creates and starts our own PostgreSQL server.
 *
 * @param options.isDurable whether a commit waits for the disk, as PostgreSQL does by default; off by default here
 */
export async function startPostgresCluster({ isDurable = false } = {}): Promise<PostgresCluster> {
  const binaries = getPostgresBinaries();
  const user = getServerUser();
  const scratch = mkdtempSync(join(isDurable ? tmpdir() : findFastFolder(), 'portal-postgres-'));
  makeFolder(scratch, user);
  const folder = getReachableFolder(binaries, scratch, user);
  const data = makeFolder(join(scratch, 'data'), user);
  const port = await findFreePort();
  const options = { ...user, cwd: data, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  const initArguments = ['-D', data, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(folder, 'initdb'), initArguments, { ...options, stdio: 'pipe' });

  const settings = [
    ...(isDurable ? [] : FAST_SETTINGS),
    'max_connections=100',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${scratch}`,
  ];
  const command = [
    join(folder, 'postgres'),
    '-D',
    data,
    '-p',
    String(port),
    ...settings.flatMap((text) => ['-c', text]),
  ];
  let server: ChildProcess | undefined;

  const start = async () => {
    server = spawn('/bin/sh', ['-c', STOP_WITH_INPUT, 'sh', ...command], {
      ...options,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    await waitUntilReady(server);
  };
  const stop = async () => {
    const stopping = server;
    server = undefined;
    if (!stopping || stopping.exitCode !== null) return;
    const exited = once(stopping, 'exit');
    stopping.stdin?.end();
    await exited;
  };
  const remove = async () => {
    await stop();
    rmSync(scratch, { recursive: true, force: true });
  };
  await start();
  return {
    urlOf: (database = 'postgres') => `postgres://${SUPERUSER}@127.0.0.1:${port}/${database}`,
    start,
    stop,
    remove,
  };
}
