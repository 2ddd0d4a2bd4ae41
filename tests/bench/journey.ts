/**
 * `npm run bench:journey [-- rounds [network]]`: how long Submit takes on a slow phone, with and without photos sent
 * ahead. The portal must be built first. Defaults to 3 rounds on all networks: about forty minutes.
 */
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { makePhoto } from '../fixtures/photo';
import { fillCustomer, makeTypedCustomer } from '../setup/customer-form';
import { idGroup } from '../setup/id-images';
import { showStep } from '../setup/journey';
import { isPiece, isSubmission, keepPhotosBack } from '../setup/parcels';
import { type PortalServer, startPortal } from '../setup/portal-server';

const [rounds = '3', onlyNetwork] = process.argv.slice(2);
const ROUNDS = Number(rounds);
/** From the second photo to Submit. */
const DETAILS_MS = 30_000;
const CPU_SLOWDOWN = 4;

type Network = { name: string; downKbit: number; upKbit: number; latencyMs: number };

const NETWORKS: Network[] = [
  { name: 'slow 4G', downKbit: 1_600, upKbit: 750, latencyMs: 150 },
  { name: '4G', downKbit: 9_000, upKbit: 3_000, latencyMs: 60 },
  { name: '3G', downKbit: 700, upKbit: 350, latencyMs: 300 },
];

/**
 * Photos with more and less grain: 0.7 MB each once prepared, and twice that. Tiny ones show the time that is not
 * upload.
 */
const PHOTOS = [
  { name: 'none to speak of', noiseAmplitude: undefined },
  { name: '2 × 0.7 MB', noiseAmplitude: 38 },
  { name: '2 × 1.4 MB', noiseAmplitude: 120 },
];

/** Without grain, a tiny one. */
const drawPhoto = (noiseAmplitude: number | undefined) =>
  noiseAmplitude === undefined
    ? makePhoto({ widthPx: 640, heightPx: 480, noiseAmplitude: 4 }).jpeg({ quality: 60 }).toBuffer()
    : makePhoto({ widthPx: 2_016, heightPx: 1_512, noiseAmplitude }).jpeg({ quality: 95 }).toBuffer();

async function choosePhoto(page: Page, side: 'Front' | 'Back', buffer: Buffer): Promise<void> {
  await showStep(page, side === 'Front' ? 'front' : 'back');
  const chooser = page.waitForEvent('filechooser');
  await idGroup(page, side).getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles({ name: `${side}.jpg`, mimeType: 'image/jpeg', buffer });
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor({ timeout: 60_000 });
}

async function slowDown(devtools: CDPSession, { downKbit, upKbit, latencyMs }: Network): Promise<void> {
  const bytesPerSecond = (kbit: number) => (kbit * 1_000) / 8;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond(downKbit),
    uploadThroughput: bytesPerSecond(upKbit),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
}

/** `waitedSeconds`: from pressing Submit until the details are sent. */
type Measured = { seconds: number; waitedSeconds: number; pieceCount: number; aheadBytes: number; submitBytes: number };

/** Takes both photos, types for half a minute, presses Submit, and measures how long it takes to reach the status. */
async function measureOnce(
  browser: Browser,
  portal: PortalServer,
  { network, photo, goesAhead }: { network: Network; photo: Buffer; goesAhead: boolean },
): Promise<Measured> {
  const address = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.1`;
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    extraHTTPHeaders: { 'x-forwarded-for': address },
  });
  const page = await context.newPage();
  try {
    if (!goesAhead) await keepPhotosBack(page);
    const measured = { pieceCount: 0, aheadBytes: 0, submitBytes: 0 };
    let submittedAt = 0;
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const byteCount = request.postDataBuffer()?.length ?? 0;
      if (isPiece(request)) {
        measured.pieceCount += 1;
        measured.aheadBytes += byteCount;
      } else measured.submitBytes += byteCount;
      if (isSubmission(request)) submittedAt = performance.now();
    });
    await page.goto(`${portal.url}/front`);
    await page.waitForLoadState('networkidle');
    await slowDown(await context.newCDPSession(page), network);
    await choosePhoto(page, 'Front', photo);
    await choosePhoto(page, 'Back', photo);
    const photosAt = performance.now();
    await fillCustomer(page, makeTypedCustomer());
    await page.waitForTimeout(Math.max(0, DETAILS_MS - (performance.now() - photosAt)));
    await showStep(page, 'check');
    const startedAt = performance.now();
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('PENDING').first().waitFor({ timeout: 180_000 });
    const secondsSince = (at: number) => (at - startedAt) / 1_000;
    return { seconds: secondsSince(performance.now()), waitedSeconds: secondsSince(submittedAt), ...measured };
  } finally {
    await context.close();
  }
}

const percentile = (values: number[], share: number) =>
  values.sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const portal = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1' } });
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  console.log(
    '| photos | network | photos go | median s | 95 % s | of it until the details go | pieces | MB ahead | MB with Submit |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, noiseAmplitude } of PHOTOS) {
    const photo = await drawPhoto(noiseAmplitude);
    for (const network of NETWORKS.filter((one) => one.name === (onlyNetwork ?? one.name))) {
      for (const goesAhead of [true, false]) {
        const all: Measured[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          all.push(await measureOnce(browser, portal, { network, photo, goesAhead }));
        }
        const of = (part: keyof Measured, share = 0.5) =>
          percentile(
            all.map((one) => one[part]),
            share,
          );
        const cells = [
          ...[name, network.name, goesAhead ? 'ahead' : 'with Submit', of('seconds').toFixed(2)],
          ...[of('seconds', 0.95).toFixed(2), of('waitedSeconds').toFixed(2), String(of('pieceCount'))],
          ...[(of('aheadBytes') / 1e6).toFixed(2), (of('submitBytes') / 1e6).toFixed(2)],
        ];
        console.log(`| ${cells.join(' | ')} |`);
      }
    }
  }
} finally {
  await browser.close();
  await portal.close();
}
