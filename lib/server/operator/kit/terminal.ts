import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Terminal } from './command';

/**
 * How often progress is shown: on a terminal, where it overwrites itself, and elsewhere, where each update is a line.
 */
const TERMINAL_INTERVAL_MS = 200;
const LOG_INTERVAL_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';

/** Reads one line from standard input; empty when it has ended. */
async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  const [line] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  lines.close();
  return typeof line === 'string' ? line : '';
}

/** The standard streams of this process. */
export function openTerminal(): Terminal {
  const { stdout, stderr } = process;
  const isTerminal = stderr.isTTY === true;
  let shownAt = performance.now();
  let isLineOpen = false;
  const closeLine = () => {
    if (isLineOpen) stderr.write(CLEAR_LINE);
    isLineOpen = false;
  };
  return {
    print: (line) => {
      closeLine();
      stdout.write(`${line}\n`);
    },
    note: (line) => {
      closeLine();
      stderr.write(`${line}\n`);
    },
    progress: (text) => {
      const now = performance.now();
      if (now - shownAt < (isTerminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS)) return;
      shownAt = now;
      stderr.write(isTerminal ? `${CLEAR_LINE}${text}` : `${text}\n`);
      isLineOpen = isTerminal;
    },
    ask: (question) => {
      closeLine();
      stderr.write(`${question} `);
      return readLine();
    },
  };
}
