import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bundleScript } from './bundle-script';

/** A test server in its own process. */
export type ScriptServer = {
  url: string;
  /** Kills it with SIGKILL and waits for it to end. */
  kill(): Promise<void>;
  /** Resolves when it has ended, on its own or by kill(). */
  ended: Promise<void>;
};

const READY = /Ready: (\S+)/;

/**
 * Starts a script that prints `Ready: <origin>` once it is serving, and that exits when its input closes.
 *
 * @param file path of a TypeScript file
 * @param env added to PATH and HOME
 * @param nodeArguments for Node.js itself
 * @returns undefined if it was ended by SIGKILL before it was serving
 * @throws with its output if it ended in any other way
 */
export async function startScript(
  file: string,
  env: Record<string, string>,
  nodeArguments: string[] = [],
): Promise<ScriptServer | undefined> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...nodeArguments, bundleScript(file)], {
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
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
      signal === 'SIGKILL' ? resolve(undefined) : reject(new Error(`The server did not start:\n${output}`)),
    );
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return url === undefined ? undefined : { url, kill, ended };
}
