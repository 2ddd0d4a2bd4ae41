import type { Browser, CDPSession, Page } from 'playwright';
import { makePhoto } from '../../fixtures/photo';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { idGroup } from '../../setup/id-images';
import { showStep } from '../../setup/journey';
import { isPiece, isSubmission, keepPhotosBack } from '../../setup/parcels';
import type { PortalServer } from '../../setup/portal-server';

type Network = { name: string; downKbit: number; upKbit: number; latencyMs: number; cpuSlowdown: number };

export const NETWORKS: readonly Network[] = [
  { name: 'slow 4G', downKbit: 1_600, upKbit: 750, latencyMs: 150, cpuSlowdown: 4 },
  { name: '4G', downKbit: 9_000, upKbit: 3_000, latencyMs: 60, cpuSlowdown: 4 },
  { name: 'fast wifi', downKbit: 50_000, upKbit: 20_000, latencyMs: 10, cpuSlowdown: 1 },
];

type Photo = { name: string; draw(): Promise<Buffer> };

/** More grain makes larger photos once they are prepared. The tiny ones show the time that is not upload. */
const drawGrain = (noiseAmplitude: number) =>
  makePhoto({ widthPx: 2_016, heightPx: 1_512, noiseAmplitude }).jpeg({ quality: 95 }).toBuffer();

export const PHOTOS: readonly Photo[] = [
  { name: '1.4 MB', draw: () => drawGrain(120) },
  { name: '0.7 MB', draw: () => drawGrain(38) },
  {
    name: 'tiny',
    draw: () => makePhoto({ widthPx: 640, heightPx: 480, noiseAmplitude: 4 }).jpeg({ quality: 60 }).toBuffer(),
  },
];

/** How the photos go: ahead of the form while the person types, or with it. */
export const WAYS = [
  { name: 'ahead', goesAhead: true },
  { name: 'with Submit', goesAhead: false },
] as const;

/** `detailsMs`: from the second photo to Submit. */
export type SubmitOptions = {
  rounds: number;
  ways: readonly (typeof WAYS)[number][];
  networks: readonly Network[];
  photos: readonly Photo[];
  detailsMs: number;
};

async function choosePhoto(page: Page, side: 'Front' | 'Back', buffer: Buffer): Promise<void> {
  await showStep(page, side === 'Front' ? 'front' : 'back');
  const chooser = page.waitForEvent('filechooser');
  await idGroup(page, side).getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles({ name: `${side}.jpg`, mimeType: 'image/jpeg', buffer });
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor({ timeout: 60_000 });
}

async function slowDown(devtools: CDPSession, { downKbit, upKbit, latencyMs, cpuSlowdown }: Network): Promise<void> {
  const bytesPerSecond = (kbit: number) => (kbit * 1_000) / 8;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond(downKbit),
    uploadThroughput: bytesPerSecond(upKbit),
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
}

/** `waitedSeconds`: from pressing Submit until the details are sent. */
type Measured = { seconds: number; waitedSeconds: number; pieceCount: number; aheadBytes: number; submitBytes: number };

type Round = { network: Network; photo: Buffer; goesAhead: boolean; detailsMs: number };

type Times = { pressedAtMs: number; shownAtMs: number };

/**
 * Notes when the next press arrives in the page, and when the frame with the status is drawn, in epoch milliseconds.
 * Looking in each frame instead would take half of a slow processor's time.
 */
function watchTimes(): void {
  const times: Partial<Times> = {};
  Object.assign(window, { times });
  document.addEventListener(
    'click',
    ({ timeStamp }) => Object.assign(times, { pressedAtMs: performance.timeOrigin + timeStamp }),
    { capture: true, once: true },
  );
  const observer = new MutationObserver(() => {
    if (!document.querySelector('main')?.textContent?.includes('PENDING')) return;
    observer.disconnect();
    requestAnimationFrame(() => Object.assign(times, { shownAtMs: performance.timeOrigin + performance.now() }));
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** What watchTimes noted; false until the status is drawn. */
function findTimes(): Times | false {
  const { times } = window as unknown as { times: Times };
  return times.shownAtMs !== undefined && times;
}

/** Takes both photos, types the details, presses Submit, and measures how long it takes to reach the status. */
async function measureOnce(
  browser: Browser,
  portal: PortalServer,
  { network, photo, goesAhead, detailsMs }: Round,
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
    let submittedAtMs = 0;
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const byteCount = request.postDataBuffer()?.length ?? 0;
      if (isPiece(request)) {
        measured.pieceCount += 1;
        measured.aheadBytes += byteCount;
      } else measured.submitBytes += byteCount;
      if (isSubmission(request)) submittedAtMs = Date.now();
    });
    await page.goto(`${portal.url}/front`);
    await page.waitForLoadState('networkidle');
    await slowDown(await context.newCDPSession(page), network);
    await choosePhoto(page, 'Front', photo);
    await choosePhoto(page, 'Back', photo);
    const photosAt = performance.now();
    await fillCustomer(page, makeTypedCustomer());
    await page.waitForTimeout(Math.max(0, detailsMs - (performance.now() - photosAt)));
    await showStep(page, 'check');
    await page.evaluate(watchTimes);
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.waitForURL('**/status/**', { timeout: 180_000 });
    const shown = await page.waitForFunction(findTimes, undefined, { polling: 500 });
    const times = await shown.jsonValue();
    if (!times) throw new Error('no status');
    const secondsUntil = (atMs: number) => (atMs - times.pressedAtMs) / 1_000;
    return { seconds: secondsUntil(times.shownAtMs), waitedSeconds: secondsUntil(submittedAtMs), ...measured };
  } finally {
    await context.close();
  }
}

const percentile = (values: number[], share: number) =>
  values.sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Prints how long it takes from Submit to the status, with and without photos sent ahead. */
export async function measureSubmit(browser: Browser, portal: PortalServer, options: SubmitOptions): Promise<void> {
  const { rounds, ways, networks, photos, detailsMs } = options;
  console.log(`\nFrom Submit to the status, after ${detailsMs / 1_000} s of details, ${rounds} rounds:\n`);
  console.log(
    '| photos | network | photos go | median s | 95 % s | until the details go | pieces | MB ahead | MB with it |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, draw } of photos) {
    const photo = await draw();
    for (const network of networks) {
      for (const { name: way, goesAhead } of ways) {
        const all: Measured[] = [];
        for (let round = 0; round < rounds; round += 1) {
          all.push(await measureOnce(browser, portal, { network, photo, goesAhead, detailsMs }));
        }
        const of = (part: keyof Measured, share = 0.5) =>
          percentile(
            all.map((one) => one[part]),
            share,
          );
        const cells = [
          ...[`2 × ${name}`, network.name, way, of('seconds').toFixed(2)],
          ...[of('seconds', 0.95).toFixed(2), of('waitedSeconds').toFixed(2), String(of('pieceCount'))],
          ...[(of('aheadBytes') / 1e6).toFixed(2), (of('submitBytes') / 1e6).toFixed(2)],
        ];
        console.log(`| ${cells.join(' | ')} |`);
      }
    }
  }
}
