import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { listProductionPackages } from './production-packages.mjs';

export const BILL_FILE = 'sbom.cdx.json';

const NPM_OPTIONS = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];

/** The whole bill, development tools included. npm's own `--omit=dev` also omits what they share with production. */
const askNpm = () => JSON.parse(execFileSync('npm', NPM_OPTIONS, { encoding: 'utf8', maxBuffer: 64_000_000 }));

/**
 * Makes the bill of materials of a portal in production (CycloneDX, JSON), from the lockfile and without the network: every
 * package with its version, license and digest, and what each depends on.
 *
 * @returns {object} the bill
 */
export function makeBill() {
  const bill = askNpm();
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const root = bill.metadata.component['bom-ref'];
  const kept = new Set(listProductionPackages().map((one) => `${one.name}@${one.version}`));
  const isKept = (ref) => ref === root || kept.has(ref);
  return {
    ...bill,
    // npm calls it by the name of its folder.
    metadata: { ...bill.metadata, component: { ...bill.metadata.component, name, version } },
    components: bill.components.filter((component) => isKept(component['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => isKept(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(isKept) })),
  };
}
