import { type ChildProcess, spawn } from 'node:child_process';

export type Child = { end(): Promise<void> };

const READY_LIMIT_MS = 10_000;

/** Process groups to end with this process. */
const running = new Set<number>();

function endGroup(pid: number): void {
  running.delete(pid);
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}

process.on('exit', () => {
  for (const pid of running) endGroup(pid);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/**
 * Starts a program in a process group of its own, so that what it starts ends with it.
 *
 * @param isReady asked every 50 ms for at most READY_LIMIT_MS
 */
export async function startChild(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  isReady: () => Promise<boolean> | boolean,
): Promise<Child> {
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.once('error', () => undefined);
  if (child.pid !== undefined) running.add(child.pid);
  const end = async () => {
    if (child.exitCode !== null || child.pid === undefined) return;
    endGroup(child.pid);
    await ended;
  };
  const deadlineMs = Date.now() + READY_LIMIT_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > deadlineMs) {
      await end();
      throw new Error(`${command} did not start`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { end };
}
