import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

function listTracked(): string[] {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], {
      maxBuffer: 64_000_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return list.toString('utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

/** Everything in the folder but `.git` and what .gitignore names. */
function listFolder(): string[] {
  const ignored = new Set([
    '.git',
    ...readFileSync('.gitignore', 'utf8')
      .split('\n')
      .map((line) => line.replace(/\/$/, '')),
  ]);
  const walk = (folder: string): string[] =>
    readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}${entry.name}`;
      if (ignored.has(path) || ignored.has(entry.name)) return [];
      if (entry.isDirectory()) return walk(`${path}/`);
      return entry.isFile() ? [path] : [];
    });
  return walk('');
}

/** The files of the repository: those that git tracks, or where there is no git, as in an archive, those of the folder. */
export function listRepositoryFiles(): string[] {
  const tracked = listTracked();
  return tracked.length > 0 ? tracked : listFolder();
}
