/** Measures what the camera screen's frame judging costs on slower processors, in headless Chromium: `npm run bench:camera`. Wants a build. */
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { cameraVideoPath } from '../fixtures/camera-video';
import { startPortal } from '../setup/portal-server';

const SLOWDOWNS = [1, 4, 6];
const WATCHED_MS = 8_000;
/** Until the camera plays and code is warm. */
const WARM_UP_MS = 3_000;

type JudgeWindow = { judging: { readonly spans: number[]; readonly longTasks: number[] } };

/**
 * Times each callback for a video frame that read a canvas back, from its start to its end: those are the frames judged. Also
 * keeps the lengths of tasks over 50 ms.
 */
function watchJudging(): void {
  const judging = { spans: [] as number[], longTasks: [] as number[] };
  Object.assign(window, { judging });
  let hasRead = false;
  const read = CanvasRenderingContext2D.prototype.getImageData;
  CanvasRenderingContext2D.prototype.getImageData = function (this: CanvasRenderingContext2D, ...options) {
    hasRead = true;
    return read.apply(this, options as Parameters<typeof read>);
  } as typeof read;
  const ask = HTMLVideoElement.prototype.requestVideoFrameCallback;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    return ask.call(this, (now, metadata) => {
      hasRead = false;
      const startMs = performance.now();
      callback(now, metadata);
      if (hasRead) judging.spans.push(performance.now() - startMs);
    });
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) judging.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}

async function measure(page: Page, devtools: CDPSession, slowdown: number): Promise<string> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.waitForTimeout(WARM_UP_MS);
  await page.evaluate(() => {
    const { judging } = window as unknown as JudgeWindow;
    judging.spans.length = 0;
    judging.longTasks.length = 0;
  });
  const startMs = performance.now();
  await page.waitForTimeout(WATCHED_MS);
  const { spans, longTasks } = await page.evaluate(() => (window as unknown as JudgeWindow).judging);
  const elapsedMs = performance.now() - startMs;
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const sum = spans.reduce((total, span) => total + span, 0);
  const sorted = [...spans].sort((a, b) => a - b);
  const cells = [
    `${slowdown} ×`,
    (spans.length / (elapsedMs / 1000)).toFixed(1),
    (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1),
    Math.max(0, ...spans).toFixed(0),
    `${((100 * sum) / elapsedMs).toFixed(1)} %`,
    longTasks.length === 0 ? 'none over 50' : Math.max(...longTasks).toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
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
  await page.goto(portal.url);
  await page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Take photo' }).click();
  await page.getByRole('button', { name: 'Capture' }).waitFor();
  const devtools = await context.newCDPSession(page);
  console.log('| Slowed down | Frames judged a second | Median ms | Longest ms | Share of time | Longest task ms |');
  console.log('|---|---|---|---|---|---|');
  for (const slowdown of SLOWDOWNS) console.log(await measure(page, devtools, slowdown));
} finally {
  await browser.close();
  await portal.close();
}
