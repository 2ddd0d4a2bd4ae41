/**
 * Measures the cost of the camera screen's frame judging on slower processors, in headless Chromium: `npm run
 * bench:camera`. Needs a build.
 */
import { type CDPSession, chromium, type Page } from 'playwright';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { cameraVideoPath } from '../fixtures/camera-video';
import { startPortal } from '../setup/portal-server';

const SLOWDOWNS = [1, 4, 6];
const WATCHED_MS = 8_000;
/** Until the camera is playing and the code is warm. */
const WARM_UP_MS = 3_000;

type JudgeWindow = { judging: { frames: number; readonly longTasks: number[] } };

/** Counts the frames handed to a worker for judging, and records the page's tasks that take more than 50 ms. */
function watchJudging(): void {
  const judging = { frames: 0, longTasks: [] as number[] };
  Object.assign(window, { judging });
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...options: unknown[]) {
    judging.frames += 1;
    return post.apply(this, options as Parameters<typeof post>);
  } as typeof post;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) judging.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}

async function readTaskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

async function measure(page: Page, devtools: CDPSession, isAutomatic: boolean) {
  await page.getByRole('checkbox', { name: 'Automatic' }).setChecked(isAutomatic);
  await page.waitForTimeout(WARM_UP_MS);
  await page.evaluate(() => {
    const { judging } = window as unknown as JudgeWindow;
    judging.frames = 0;
    judging.longTasks.length = 0;
  });
  const [startMs, startTasks] = [performance.now(), await readTaskSeconds(devtools)];
  await page.waitForTimeout(WATCHED_MS);
  const { frames, longTasks } = await page.evaluate(() => (window as unknown as JudgeWindow).judging);
  const elapsedSeconds = (performance.now() - startMs) / 1000;
  const busyPercent = (100 * ((await readTaskSeconds(devtools)) - startTasks)) / elapsedSeconds;
  return { framesPerSecond: frames / elapsedSeconds, busyPercent, longestMs: Math.max(0, ...longTasks) };
}

async function printRow(page: Page, devtools: CDPSession, slowdown: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const off = await measure(page, devtools, false);
  const on = await measure(page, devtools, true);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const describeLongest = (ms: number) => (ms === 0 ? 'none over 50' : ms.toFixed(0));
  const cells = [
    `${slowdown} ×`,
    on.framesPerSecond.toFixed(1),
    `${off.busyPercent.toFixed(1)} %`,
    `${on.busyPercent.toFixed(1)} %`,
    describeLongest(off.longestMs),
    describeLongest(on.longestMs),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const portal = await startPortal();
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--no-sandbox',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${await cameraVideoPath('faults')}`,
  ],
});
try {
  const context = await browser.newContext({ permissions: ['camera'], viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchJudging);
  await page.goto(`${portal.url}/front`);
  await page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Take photo' }).click();
  await page.getByRole('button', { name: 'Capture' }).waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  console.log(
    '| Page slowed down | Frames judged a second | Page busy, Automatic off | Page busy, Automatic on | Longest task ms, off | Longest task ms, on |',
  );
  console.log('|---|---|---|---|---|---|');
  for (const slowdown of SLOWDOWNS) await printRow(page, devtools, slowdown);
} finally {
  await browser.close();
  await portal.close();
}
