/**
 * What may be written down about an error: where it happened and what kind it is, never its message, which may hold
 * values.
 */
export type ErrorDescription = {
  name: string;
  /** Codes such as ECONNREFUSED, SQLITE_FULL, or PostgreSQL's 23505. */
  code?: string;
  frames?: string[];
  cause?: ErrorDescription;
};

/** The names of error classes look like this; anything else could be a value. */
const ERROR_NAME = /^[A-Za-z][A-Za-z0-9]{0,40}$/;
const ERROR_CODE = /^([A-Z][A-Z0-9_]{1,40}|[0-9A-Z]{5})$/;
const STACK_FRAME = /^ {4}at .{1,300}(:\d+:\d+\)?|<anonymous>\)?)$/;

const MAX_FRAMES = 12;
/** How many levels of `cause` are followed. */
const MAX_CAUSES = 3;

/** The stack without the message, which takes up the first lines and may itself contain lines that look like frames. */
function listFrames({ stack = '', message }: Error): string[] {
  const messageStart = stack.indexOf(message);
  if (messageStart === -1) return [];
  const lines = stack.slice(messageStart + message.length).split('\n');
  return lines
    .filter((line) => STACK_FRAME.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}

function findCode(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && ERROR_CODE.test(code) ? code : undefined;
}

/** Describes whatever was thrown. Anything that is not an Error is described by its type alone. */
export function describeError(error: unknown, causesToFollow = MAX_CAUSES): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const description: ErrorDescription = {
    name: ERROR_NAME.test(error.name) ? error.name : 'Error',
    code: findCode(error),
    frames: listFrames(error),
  };
  if (error.cause !== undefined && causesToFollow > 0)
    description.cause = describeError(error.cause, causesToFollow - 1);
  return description;
}
