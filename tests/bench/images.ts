/** Compares preparing photos with two libraries, in headless Chromium: `npm run bench:images [rounds]`. */
import { chromium, type Page } from 'playwright';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { findLargeHeic } from '../fixtures/heic';
import { type FixtureName, readFixture } from '../fixtures/make-images';
import type { BenchWindow, ContenderName, Run } from './images/contenders';
import { measureSharpness } from './images/measure-sharpness';
import { LARGE_HEIC_URL, serveContenders } from './images/serve-contenders';

const DEFAULT_ROUNDS = 15;
const PHOTOS: readonly FixtureName[] = ['photo-12mp.jpg', 'photo-48mp.jpg'];
const CONTENDERS: readonly ContenderName[] = [
  'portal',
  'portal, worker not started ahead',
  'browser-image-compression',
  'compressorjs, as its README shows it (full size)',
  'compressorjs, to the same size',
];

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const runOnce = (page: Page, contender: ContenderName, photoUrl: string): Promise<Run> =>
  page.evaluate(([name, url]) => (window as unknown as BenchWindow).bench.run(name, url), [
    contender,
    photoUrl,
  ] as const);

const readJpeg = async (page: Page, { jpegUrl }: Run) =>
  Buffer.from(await page.evaluate((url) => (window as unknown as BenchWindow).bench.readJpeg(url), jpegUrl), 'base64');

/** Runs each contender once per round, so that a busy moment of the machine affects all of them. */
async function runRounds(page: Page, photo: FixtureName, rounds: number): Promise<Map<ContenderName, Run[]>> {
  const runs = new Map<ContenderName, Run[]>(CONTENDERS.map((name) => [name, []]));
  for (const name of CONTENDERS) await runOnce(page, name, `/fixtures/${photo}`);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < CONTENDERS.length; turn += 1) {
      const name = CONTENDERS[(round + turn) % CONTENDERS.length];
      if (name) runs.get(name)?.push(await runOnce(page, name, `/fixtures/${photo}`));
    }
  }
  return runs;
}

async function printTable(page: Page, photo: FixtureName, runs: Map<ContenderName, Run[]>): Promise<void> {
  const original = await readFixture(photo);
  const timesOf = (name: ContenderName) => (runs.get(name) ?? []).map(({ elapsedMs }) => elapsedMs);
  const medianOf = (name: ContenderName) => median(timesOf(name));
  // The rounds least disturbed by other programs.
  const quickestOf = (name: ContenderName) => Math.min(...timesOf(name));
  console.log(`\n${photo}\n`);
  console.log(
    '| | median ms | times the portal | quickest ms | times the portal | longest task of the page, ms | PSNR, dB | SSIM | KB |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const [name, all] of runs) {
    const last = all.at(-1);
    if (!last) continue;
    const jpeg = await readJpeg(page, last);
    const sharpness = await measureSharpness(original, jpeg);
    const longestTaskMs = Math.max(...all.map((run) => run.longestTaskMs));
    const cells = [
      name,
      medianOf(name).toFixed(0),
      (medianOf(name) / medianOf('portal')).toFixed(2),
      quickestOf(name).toFixed(0),
      (quickestOf(name) / quickestOf('portal')).toFixed(2),
      longestTaskMs === 0 ? 'none over 50' : longestTaskMs.toFixed(0),
      sharpness?.psnrDb.toFixed(1) ?? '–',
      sharpness?.ssim.toFixed(3) ?? '–',
      (jpeg.length / 1000).toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** The portal is the only contender that opens HEIC. */
async function printHeicLine(page: Page, rounds: number): Promise<void> {
  if (!(await findLargeHeic())) return console.log('\nHEIC: not measured, heif-enc is not installed');
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await runOnce(page, 'portal', LARGE_HEIC_URL));
  const longestTaskMs = Math.max(...runs.map((run) => run.longestTaskMs));
  const times = runs.map((run) => run.elapsedMs);
  const [medianMs, quickestMs] = [median(times), Math.min(...times)];
  const elapsed = `median ${medianMs.toFixed(0)} ms, quickest ${quickestMs.toFixed(0)} ms`;
  console.log(`\nHEIC, 12 megapixels: ${elapsed}, longest task ${longestTaskMs.toFixed(0)} ms`);
}

const rounds = Number(process.argv[2] ?? DEFAULT_ROUNDS);
const { url, close } = await serveContenders();
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  console.log(`Chromium ${browser.version()}, ${rounds} rounds`);
  for (const photo of PHOTOS) await printTable(page, photo, await runRounds(page, photo, rounds));
  await printHeicLine(page, Math.ceil(rounds / 3));
} finally {
  await browser.close();
  close();
}
