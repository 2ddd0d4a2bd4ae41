import type { Command } from './command';

const PROGRAM = 'npm run portal --';
/** Fits the longest command name, plus two spaces. */
const COLUMN_WIDTH = 22;

const indent = (left: string, right: string) => `  ${left.padEnd(COLUMN_WIDTH)}${right}`;

const optionText = (name: string, option: Command['options'][string]) =>
  option.isFlag ? `--${name}` : `--${name} ${option.value}`;

/** The usage of a command. */
export function describeUsage({ name, takes, options }: Command): string {
  const parts = Object.entries(options).map(([option, spec]) => {
    const text = optionText(option, spec);
    return spec.isFlag ? `[${text}]` : text;
  });
  return [PROGRAM, name, ...(takes ? [takes] : []), ...parts].join(' ');
}

/** The overview of all commands. */
export function describeCommands(commands: readonly Command[]): string {
  return [
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...commands.map(({ name, summary }) => indent(name, summary)),
    '',
    `${PROGRAM} COMMAND --help explains one of them; docs/OPERATING.md explains them all.`,
    'The commands use the same configuration as the portal: the environment and the file .env.',
  ].join('\n');
}

/** The --help text of one command. */
export function describeCommand(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) =>
    indent(optionText(name, option), option.help),
  );
  return [
    `Usage: ${describeUsage(command)}`,
    '',
    command.summary,
    ...(command.details ? ['', command.details] : []),
    ...(options.length > 0 ? ['', ...options] : []),
  ].join('\n');
}
