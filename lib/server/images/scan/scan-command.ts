import { spawn } from 'node:child_process';
import type { ScanVerdict } from './scan-image';

export const SCAN_MAX_MS = 20_000;

/** The exit codes of clamdscan and its like. */
const VERDICTS: Record<number, ScanVerdict> = { 0: 'clean', 1: 'malware' };

/**
 * Gives an image to a command on its standard input; its exit code is the verdict.
 *
 * @param command the full path of a program and its arguments, separated by blanks; no shell sees it
 */
export function scanByCommand(command: string, image: Uint8Array, maxMs = SCAN_MAX_MS): Promise<ScanVerdict> {
  const [program = '', ...parameters] = command.split(/\s+/);
  return new Promise((resolve) => {
    // It knows none of the portal's secrets.
    const env = {} as NodeJS.ProcessEnv;
    const child = spawn(/* turbopackIgnore: true */ program, parameters, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env,
      timeout: maxMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => resolve('unavailable'));
    child.once('exit', (code) => resolve(VERDICTS[code ?? -1] ?? 'unavailable'));
    // A scanner may know enough before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(image);
  });
}
