import { vi } from 'vitest';

/** Captures everything this process writes to standard output, standard error and the console, until `stop`. */
export function captureOutput() {
  const written: string[] = [];
  const catchWrite = (chunk: string | Uint8Array) => {
    written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  const catchLine = (...values: unknown[]) => {
    written.push(values.map(String).join(' '));
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(catchWrite),
    vi.spyOn(process.stderr, 'write').mockImplementation(catchWrite),
    ...(['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name).mockImplementation(catchLine)),
  ];
  return {
    text: () => written.join(''),
    stop: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
