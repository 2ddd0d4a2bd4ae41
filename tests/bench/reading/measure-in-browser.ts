import { chromium } from 'playwright';
import { findSystemBrowser } from '../../../scripts/steps/find-browser.mjs';
import type { BenchPicture } from './bench-pictures';
import { judgeResult, type Outcome } from './judge-result';
import type { ReaderWindow } from './reader-page';
import { serveReader } from './serve-reader';

const ADDRESS = '/picture';

/**
 * Reads pictures in headless Chromium with the portal's own workers. Times include starting them and decoding the file.
 */
export async function measureInBrowser(pictures: readonly BenchPicture[], isPlain: boolean): Promise<Outcome[]> {
  let shown: Buffer | undefined;
  const { url, close } = await serveReader((address) => (address === ADDRESS ? shown : undefined));
  const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'readPhoto' in window);
    console.log(`Chromium ${browser.version()}`);
    const outcomes: Outcome[] = [];
    for (const picture of pictures) {
      shown = await picture.make();
      const result = await page.evaluate(
        ([address, plain]) => {
          const { readPhoto, readPlainly } = window as unknown as ReaderWindow;
          return plain ? readPlainly(address) : readPhoto(address);
        },
        [ADDRESS, isPlain] as const,
      );
      outcomes.push(judgeResult(picture, result));
    }
    return outcomes;
  } finally {
    await browser.close();
    close();
  }
}
