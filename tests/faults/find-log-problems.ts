import { readLog } from '../setup/log-lines';
import { MAIL_DOMAIN } from './applicant';

const EXCERPT_CHARACTERS = 120;

/** Looks through everything that was printed: for lines that are not ours, and for what was sent. */
export function findLogProblems(output: string, secrets: readonly string[]) {
  const { lines, foreign } = readLog(output);
  const unexpected = new Map<string, number>();
  for (const { msg, where = '' } of lines) {
    if (msg === 'unexpected error') unexpected.set(where, (unexpected.get(where) ?? 0) + 1);
  }
  const leaks = [MAIL_DOMAIN, ...secrets].filter((secret) => output.includes(secret));
  const problems = [
    ...foreign.map((text) => `a line of the log is not ours: ${text.slice(0, EXCERPT_CHARACTERS)}`),
    ...leaks.map(() => 'something that was sent is in the log'),
  ];
  return { unexpected, problems };
}
