import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describeError } from '../describe-error';
import { DocumentKeyError } from './document-key-error';

const run = promisify(execFile);

/** A service that unwraps keys may be in another country. */
const COMMAND_MAX_MS = 30_000;
const OUTPUT_MAX_BYTES = 65_536;

/**
 * Runs the command that prints the document keys: one that asks a vault, or has a key service (KMS) unwrap them. What it
 * writes to standard error is shown to the operator.
 *
 * @param command the path of a program and its arguments, separated by blanks; no shell sees it
 * @throws DocumentKeyError when it fails, takes longer than half a minute, or prints nothing
 */
export async function runKeyCommand(command: string): Promise<string> {
  const [program = '', ...parameters] = command.trim().split(/\s+/);
  const limits = { timeout: COMMAND_MAX_MS, maxBuffer: OUTPUT_MAX_BYTES, killSignal: 'SIGKILL' as const };
  const { stdout } = await run(/* turbopackIgnore: true */ program, parameters, limits).catch((error: unknown) => {
    const { stderr, code: status, killed } = error as { stderr?: string; code?: number | string; killed?: boolean };
    if (stderr) process.stderr.write(stderr);
    const reason = killed ? 'took too long' : `failed (${describeError(error).code ?? status})`;
    throw new DocumentKeyError(
      `DOCUMENT_KEYS_COMMAND ${reason}. Without the keys no image can be read: run it by hand.`,
    );
  });
  return stdout;
}
