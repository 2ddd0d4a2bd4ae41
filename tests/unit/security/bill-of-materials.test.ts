import { describe, expect, it } from 'vitest';
import { makeBill } from '../../../scripts/steps/bill-of-materials.mjs';
import { listProductionPackages } from '../../../scripts/steps/production-packages.mjs';

type Component = {
  'bom-ref': string;
  type: string;
  name: string;
  version: string;
  purl: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
  hashes?: { alg: string; content: string }[];
};
type Bill = {
  bomFormat: string;
  specVersion: string;
  serialNumber: string;
  version: number;
  metadata: { timestamp: string; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

const bill = makeBill() as Bill;
const refs = bill.components.map((component) => component['bom-ref']);

describe('the bill of materials', () => {
  it('is one of CycloneDX, for the portal', () => {
    expect(bill.bomFormat).toBe('CycloneDX');
    expect(bill.specVersion).toMatch(/^1\.\d$/);
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(bill.version).toBe(1);
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'customer-onboarding-portal' });
    expect(Date.parse(bill.metadata.timestamp)).not.toBeNaN();
  });

  it('names every package of a portal in production, and no other', () => {
    const expected = new Set(listProductionPackages().map(({ name, version }) => `${name}@${version}`));
    expect(new Set(refs)).toEqual(expected);
    expect(refs).toHaveLength(expected.size);
  });

  it('says of each what it is, under which license, and how its content is told', () => {
    for (const { type, name, version, purl, licenses = [], hashes = [] } of bill.components) {
      expect(type, name).toBe('library');
      expect(purl, name).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
      expect(licenses.length, name).toBeGreaterThan(0);
      expect(hashes[0], name).toMatchObject({ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) });
    }
  });

  it('says what each depends on, and refers to nothing that it does not hold', () => {
    const known = new Set([bill.metadata.component['bom-ref'], ...refs]);
    expect(new Set(bill.dependencies.map(({ ref }) => ref))).toEqual(known);
    expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
    const pg = bill.dependencies.find(({ ref }) => ref.startsWith('pg@'));
    expect(pg?.dependsOn).toContainEqual(expect.stringMatching(/^pg-types@/));
  });
});
