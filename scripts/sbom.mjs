/** Writes the bill of materials of a portal in production to sbom.cdx.json: `npm run sbom`. */
import { writeFileSync } from 'node:fs';
import { BILL_FILE, makeBill } from './steps/bill-of-materials.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const bill = makeBill();
writeFileSync(BILL_FILE, `${JSON.stringify(bill, undefined, 2)}\n`);
process.stdout.write(`Wrote ${bill.components.length} packages to ${BILL_FILE}.\n`);
