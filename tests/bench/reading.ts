/** Reads made photos of licenses in a headless Chromium and counts what was read: `npm run bench:reading [photos per difficulty]`. */
import { isDeepStrictEqual } from 'node:util';
import { chromium, type Page } from 'playwright';
import { readAamva } from '@/lib/shared/id-reading/read-aamva';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { drawLicenseBack } from '../fixtures/licenses/license-card';
import {
  DIFFICULTIES,
  type Difficulty,
  type LicensePhoto,
  listLicensePhotos,
} from '../fixtures/licenses/license-scenes';
import { photograph } from '../fixtures/licenses/photograph';
import { printRow, type ReadingOutcome } from './reading/print-row';
import type { ReaderWindow } from './reading/reader-page';
import { serveReader } from './reading/serve-reader';

const DEFAULT_PHOTOS = 24;

type Outcome = ReadingOutcome & { photo: LicensePhoto };

const photos = new Map<string, Buffer>();

async function readOne(page: Page, photo: LicensePhoto): Promise<Outcome> {
  const url = `/${photo.name}.jpg`;
  photos.set(url, await photograph(await drawLicenseBack(photo.card), photo.scene));
  const { reading, elapsedMs } = await page.evaluate(
    (address) => (window as unknown as ReaderWindow).readPhoto(address),
    url,
  );
  photos.delete(url);
  const isRight = isDeepStrictEqual(reading, readAamva(photo.card.payload, Date.now()));
  return { photo, elapsedMs, kind: !reading ? 'nothing' : isRight ? 'read' : 'false' };
}

function printMiss({ photo: { name, card, scene }, kind }: Outcome): void {
  const angles = [scene.rollDegrees, scene.pitchDegrees, scene.yawDegrees].map((angle) => Math.round(angle)).join(' ');
  const bars = `thinnest bar ${((scene.fill * scene.widthPx * (card.moduleMm ?? 0)) / 85.6).toFixed(1)} px`;
  const light = scene.light.map((value) => Math.round(value)).join(' to ');
  console.log(
    `${name}: ${kind}; roll, pitch, yaw ${angles}; blur ${scene.blurPx.toFixed(1)} px; ${bars}; light ${light}; grain ${scene.noise.toFixed(0)}`,
  );
}

function printTable(outcomes: readonly Outcome[]): void {
  console.log(
    '\n| | photos | read | nothing read | read falsely | read, % | median s | 90th percentile s | longest without result s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  const ofDifficulty = (difficulty: Difficulty) => outcomes.filter(({ photo }) => photo.difficulty === difficulty);
  for (const difficulty of DIFFICULTIES) printRow(difficulty, ofDifficulty(difficulty));
  printRow('all', outcomes);
  console.log('');
  for (const outcome of outcomes) if (outcome.kind !== 'read') printMiss(outcome);
}

const perDifficulty = Number(process.argv[2] ?? DEFAULT_PHOTOS);
const { url, close } = await serveReader((address) => photos.get(address));
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'readPhoto' in window);
  console.log(`Chromium ${browser.version()}, ${perDifficulty} photos of each difficulty, 12 megapixels each`);
  const outcomes: Outcome[] = [];
  for (const photo of listLicensePhotos(perDifficulty)) outcomes.push(await readOne(page, photo));
  printTable(outcomes);
} finally {
  await browser.close();
  close();
}
