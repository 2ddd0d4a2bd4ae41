import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_EVERY_MS = 500;
const KB = 1_000;

const readStatus = (pid: number | string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // It has just ended.
    return '';
  }
};

const residentBytes = (status: string) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;

/** The resident memory of a process and of those that it started, such as the decoders of pictures, in bytes. */
export function readMemory(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStatus)
    .filter((status) => new RegExp(`^PPid:\\s+${pid}$`, 'm').test(status));
  return [readStatus(pid), ...children].reduce((sum, status) => sum + residentBytes(status), 0);
}

/** Samples the memory of a process until it is stopped. Linux only. */
export function watchMemory(pid: number) {
  let most = 0;
  const sample = () => {
    most = Math.max(most, readMemory(pid));
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return { most, atEnd: readMemory(pid) };
    },
  };
}

export const toMegabytes = (bytes: number): string => (bytes / KB / KB).toFixed(0);
