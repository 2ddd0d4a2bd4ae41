import { readFileSync } from 'node:fs';

/**
 * @typedef {{ path: string, name: string, version: string, license: string | undefined }} Package its path is the one in
 *   the lockfile, such as `node_modules/next`
 */

/** Where Node.js finds a dependency of the package at a path: in its own folder first, then in those around it. */
function findInstalled(packages, path, name) {
  const candidate = `${path}/node_modules/${name}`.replace(/^\//, '');
  if (packages[candidate]) return candidate;
  if (path === '') return undefined;
  return findInstalled(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

const isOptionalPeer = (entry, name) => entry.peerDependenciesMeta?.[name]?.optional === true;

const listWanted = (entry) => [
  ...Object.keys(entry.dependencies ?? {}),
  ...Object.keys(entry.optionalDependencies ?? {}),
  ...Object.keys(entry.peerDependencies ?? {}).filter((name) => !isOptionalPeer(entry, name)),
];

/**
 * Lists what a portal in production consists of, from the lockfile: what package.json names under `dependencies`, and
 * everything that needs, for every system (so also parts that are not installed here). The lockfile's own marks do not
 * tell: it counts what a development tool brings along for other systems as needed.
 *
 * @returns {Package[]} sorted by path
 */
export function listProductionPackages() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const found = new Set();
  const visit = (path) => {
    for (const name of listWanted(packages[path])) {
      const next = findInstalled(packages, path, name);
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit('');
  return [...found].sort().map((path) => {
    const { version, license } = packages[path];
    return { path, name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version, license };
  });
}
