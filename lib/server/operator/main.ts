import { env } from '../env';
import { describeFailure } from './kit/describe-failure';
import { openTerminal } from './kit/terminal';
import { runOperatorCommand } from './run-operator-command';

const SIGNAL_STATUS = { SIGINT: 130, SIGTERM: 143 };

/** Exits immediately, but lets `exit` listeners remove unfinished files; the database rolls back everything else. */
function endOnSignals(): void {
  for (const [signal, status] of Object.entries(SIGNAL_STATUS)) process.once(signal, () => process.exit(status));
}

/** The program behind `npm run portal`. Arguments: the caller's folder, then the command line. */
async function main(): Promise<void> {
  const [folder = '.', ...args] = process.argv.slice(2);
  const terminal = openTerminal();
  endOnSignals();
  // If the process ever ends early, it has failed.
  process.exitCode = 1;
  try {
    process.exitCode = await runOperatorCommand({ ...terminal, settings: env(), folder, now: Date.now }, args);
  } catch (error) {
    terminal.note(describeFailure(error));
  }
}

await main();
