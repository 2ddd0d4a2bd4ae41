import { COMMANDS } from './command-list';
import type { Command, Operator } from './kit/command';
import { describeFailure } from './kit/describe-failure';
import { describeCommand, describeCommands } from './kit/help';
import { UsageError } from './kit/operator-error';
import { readCommandLine } from './kit/read-command-line';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const asksForHelp = (args: string[]) => args.some((arg) => arg === '--help' || arg === '-h');

function getCommand(name: string): Command {
  const command = COMMANDS.find((known) => known.name === name);
  if (command) return command;
  throw new UsageError(`There is no command "${name}".\n\n${describeCommands(COMMANDS)}`);
}

async function run(operator: Operator, [name, ...args]: string[]): Promise<boolean> {
  if (name === undefined || name === 'help' || asksForHelp([name])) {
    operator.print(describeCommands(COMMANDS));
    return true;
  }
  const command = getCommand(name);
  if (asksForHelp(args)) {
    operator.print(describeCommand(command));
    return true;
  }
  return command.run(operator, readCommandLine(command, args));
}

/**
 * Runs the command given on a command line. Never throws: it reports what went wrong.
 *
 * @param args the command's name and what follows it
 * @returns the exit status: 0 done, 1 failed or something is wrong, 2 the command line is wrong
 */
export async function runOperatorCommand(operator: Operator, args: string[]): Promise<number> {
  try {
    return (await run(operator, args)) ? 0 : EXIT_FAILED;
  } catch (error) {
    operator.note(describeFailure(error));
    return error instanceof UsageError ? EXIT_USAGE : EXIT_FAILED;
  }
}
