import { afterEach, expect, test } from 'vitest';
import { logConsole } from '@/lib/server/start/log-console';
import { captureOutput } from '../../setup/captured-output';

const { error, warn } = console;
afterEach(() => Object.assign(console, { error, warn }));

/** Writes to the console as a library does, and reads what was logged. */
function logged(write: () => void): Record<string, unknown>[] {
  const output = captureOutput();
  logConsole();
  write();
  output.stop();
  const lines = output.text().trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

test('What a library writes to the console is one line of our log, without what it says', () => {
  const failure = Object.assign(new TypeError('Ann Secret'), { code: 'ECONNREFUSED' });
  const lines = logged(() => {
    console.error(failure);
    console.warn('Ann Secret %s', 'Ann Secret');
    console.error('failed: Ann Secret', failure);
  });
  expect(lines).toMatchObject([
    { where: 'console', name: 'TypeError', code: 'ECONNREFUSED', msg: 'a library reported something' },
    { where: 'console', name: 'Error' },
    { where: 'console', name: 'TypeError' },
  ]);
  expect(lines[0]?.frame).toContain('log-console.test');
  expect(lines[1]?.frame).toContain('log-console.test');
  expect(JSON.stringify(lines)).not.toContain('Secret');
});
