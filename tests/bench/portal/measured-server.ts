import { spawn } from 'node:child_process';
import { on, once } from 'node:events';

/** How long a server's event loop was blocked, in milliseconds. */
export type LoopDelay = { p95Ms: number; maxMs: number };

export type MeasuredServer = {
  url: string;
  /** The event loop is monitored between these two. */
  startWatch: () => Promise<void>;
  stopWatch: () => Promise<void>;
  /** What was measured since the last report. */
  report: () => Promise<LoopDelay>;
  close: () => Promise<void>;
};

type Start = { script: string[]; port: number; cwd?: string; env?: Record<string, string> };

/**
 * Starts a server in its own process, on 127.0.0.1, with its event loop open to monitoring. It prints a line when it is
 * ready.
 *
 * @param start.script the script and its arguments, for Node.js
 */
export async function startMeasuredServer({ script, port, cwd, env = {} }: Start): Promise<MeasuredServer> {
  const { PATH = '', HOME = '', BENCH_NODE_OPTIONS: NODE_OPTIONS = '' } = process.env;
  const preload = new URL('loop-delay.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, ...script], {
    cwd,
    env: { PATH, HOME, NODE_OPTIONS, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('The server has no output');
  for await (const [text] of on(stdout, 'data')) if (String(text).includes('ready')) break;
  stdout.resume();
  const ask = async (message: string): Promise<LoopDelay> => {
    const answer = once(child, 'message');
    child.send(message);
    const [delay] = await answer;
    return delay;
  };
  const close = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    startWatch: async () => {
      await ask('start');
    },
    stopWatch: async () => {
      await ask('stop');
    },
    report: () => ask('report'),
    close,
  };
}
