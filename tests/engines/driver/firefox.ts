import { type Browser, type ElementHandle, launch, type Page } from 'puppeteer-core';
import { type Engine, type EnginePage, toCall } from './engine';
import { readFaults, watchFaults } from './watch-faults';

const TIMEOUT_MS = 30_000;

/** A camera that shows a test picture, and is allowed. */
const CAMERA = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };

/** Nothing is asked of other machines. */
const OFFLINE = {
  'app.update.auto': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

async function findElement(page: Page, selector: string): Promise<ElementHandle<Element>> {
  const element = await page.$(selector);
  if (!element) throw new Error(`Nothing matches ${selector}`);
  return element;
}

async function wrapPage(page: Page): Promise<EnginePage> {
  const faults: string[] = [];
  await page.evaluateOnNewDocument(`${toCall(watchFaults)}()`);
  page.on('pageerror', (error) => faults.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const texts = message.args().map((argument) => argument.evaluate(String).catch(() => message.text()));
    void Promise.all(texts).then((said) => faults.push(`console: ${said.join(' ') || message.text()}`));
  });
  const noteFaults = async () => {
    faults.push(...(await page.evaluate(readFaults)));
  };
  /** As a person goes to the window that they use: whether something is in view is not answered behind another one. */
  const findInFront = async (selector: string) => {
    await page.bringToFront();
    return findElement(page, selector);
  };
  return {
    open: async (url) => {
      if (page.url() !== 'about:blank') await noteFaults();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    reload: async () => {
      await noteFaults();
      await page.reload({ waitUntil: 'domcontentloaded' });
    },
    evaluate: (run, ...args) => page.evaluate(`${toCall(run)}(...${JSON.stringify(args)})`) as never,
    click: async (selector) => (await findInFront(selector)).click(),
    type: async (selector, text) => (await findInFront(selector)).type(text),
    chooseFile: async (selector, path) => {
      await ((await findElement(page, selector)) as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    listFaults: async () => {
      await noteFaults();
      return [...new Set(faults)];
    },
    close: () => page.close(),
  };
}

/**
 * Starts Firefox without a window, over WebDriver BiDi.
 *
 * @param executablePath as found by `findFirefox`
 * @param preferences as in about:config
 */
export async function startFirefox(
  executablePath: string,
  preferences: Record<string, boolean | number | string> = {},
): Promise<Engine> {
  const browser: Browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    protocolTimeout: TIMEOUT_MS * 2,
    extraPrefsFirefox: { ...OFFLINE, ...CAMERA, ...preferences },
  });
  return {
    openPage: async (size = { widthPx: 1280, heightPx: 900 }) => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      page.setDefaultTimeout(TIMEOUT_MS);
      await page.setViewport({ width: size.widthPx, height: size.heightPx });
      return wrapPage(page);
    },
    close: () => browser.close(),
  };
}
