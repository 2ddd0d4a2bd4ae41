import { parseArgs } from 'node:util';
import type { Command, Given } from './command';
import { describeUsage } from './help';
import { UsageError } from './operator-error';

function parse(command: Command, args: string[]) {
  const options = Object.entries(command.options).map(
    ([name, { isFlag }]) => [name, { type: isFlag ? 'boolean' : 'string' } as const] as const,
  );
  try {
    return parseArgs({ args, options: Object.fromEntries(options), allowPositionals: true });
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : 'Unknown option'}\nUsage: ${describeUsage(command)}`,
    );
  }
}

/**
 * Reads what follows a command's name.
 *
 * @throws UsageError on an unknown option, or a missing or extra argument
 */
export function readCommandLine(command: Command, args: string[]): Given {
  const { values, positionals } = parse(command, args);
  if (positionals.length !== (command.takes ? 1 : 0)) {
    const problem = positionals.length > 0 ? 'Too many arguments.' : `${command.takes} is missing.`;
    throw new UsageError(`${problem}\nUsage: ${describeUsage(command)}`);
  }
  const flags = new Set<string>();
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (value === true) flags.add(name);
    else if (typeof value === 'string') texts.set(name, value);
  }
  return { argument: positionals[0] ?? '', flags, values: texts };
}

/**
 * Reads a whole number from the command line.
 *
 * @param name what to call it in the message
 * @throws UsageError when it is not one, or outside min to max
 */
export function readWholeNumber(
  text: string | undefined,
  name: string,
  { min, max }: { min: number; max: number },
): number {
  const number = /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${name} must be a whole number from ${min} to ${max}.`);
}
