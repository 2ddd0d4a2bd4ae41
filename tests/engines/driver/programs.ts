import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program to start, or the names of those that this machine lacks. */
export type Found = { program: string } | { missing: string };

const findInPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

export function findFirefox(): Found {
  const program = findInPath('firefox-esr') ?? findInPath('firefox');
  return program ? { program } : { missing: 'firefox-esr' };
}

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec'];

/** WebKitGTK's small browser, which its driver starts. */
function findMiniBrowser(): string | undefined {
  const folders = LIBRARY_FOLDERS.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^webkit2?gtk-/.test(name))
      .map((name) => join(folder, name)),
  );
  return folders.map((folder) => join(folder, 'MiniBrowser')).find(existsSync);
}

export function findWebkit(): Found {
  const program = findMiniBrowser();
  const parts = [
    ['webkit2gtk-driver', program && findInPath('WebKitWebDriver')],
    ['xvfb', findInPath('Xvfb')],
  ] as const;
  const missing = parts.filter(([, path]) => !path).map(([name]) => name);
  return program && missing.length === 0 ? { program } : { missing: missing.join(' ') };
}
