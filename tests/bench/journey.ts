/**
 * `npm run bench:journey [-- part… options]`: what the applicant's journey costs. The portal must be built first.
 *
 * Parts, all by default:
 * - `keys`: keys and presses from Start to sent, with a license. A minute.
 * - `bytes`: script that Start and each step download, beside a bare Next.js page. A minute, and once another to build it.
 * - `submit`: from Submit to the status on three networks, with and without photos sent ahead. Half an hour.
 *
 * Options: `--files` lists the files of `bytes`; for `submit`, `--rounds 5`, `--network 'slow 4G'`, `--photos '0.7 MB'`
 * (or `tiny`; default `1.4 MB`), `--way ahead` (or `with Submit`; default both), `--details 30` (seconds from the second
 * photo to Submit).
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { startPortal } from '../setup/portal-server';
import { countPresses } from './journey/count-presses';
import { countScriptBytes } from './journey/count-script-bytes';
import { measureSubmit, NETWORKS, PHOTOS, WAYS } from './journey/measure-submit';

const PARTS = ['keys', 'bytes', 'submit'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    network: { type: 'string' },
    way: { type: 'string' },
    photos: { type: 'string', default: '1.4 MB' },
    details: { type: 'string', default: '30' },
  },
});

function choose<Named extends { name: string }>(all: readonly Named[], name: string | undefined): readonly Named[] {
  const chosen = all.filter((one) => name === undefined || one.name === name);
  if (chosen.length === 0) throw new Error(`There is no ${name}, only ${all.map((one) => one.name).join(', ')}.`);
  return chosen;
}

const unknown = positionals.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`There is no part ${unknown}, only ${PARTS.join(', ')}.`);
const has = (part: string) => positionals.length === 0 || positionals.includes(part);
const submitOptions = {
  rounds: Number(values.rounds),
  ways: choose(WAYS, values.way),
  networks: choose(NETWORKS, values.network),
  photos: choose(PHOTOS, values.photos),
  detailsMs: Number(values.details) * 1_000,
};

const portal = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1' } });
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  if (has('keys')) await countPresses(browser, portal);
  if (has('bytes')) await countScriptBytes(browser, portal, values.files);
  if (has('submit')) await measureSubmit(browser, portal, submitOptions);
} finally {
  await browser.close();
  await portal.close();
}
