import type { Browser, Page } from 'playwright';
import { fixturePath } from '../../fixtures/make-images';
import { idGroup } from '../../setup/id-images';
import type { PortalServer } from '../../setup/portal-server';
import { serveBareApp } from '../served-app';

const START_ABOVE_BARE_MAX_KB = 25;
const STEP_MAX_KB = 20;

type Row = { page: string; bytes: number; files: [path: string, bytes: number][] };

/** Follows which scripts a page downloads; each counts once, with its compressed size. */
function watchScripts(page: Page) {
  const seen = new Set<string>();
  const sizes: Promise<[string, number]>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.endsWith('.js') && !pathname.endsWith('.mjs')) return;
    if (seen.has(pathname)) return;
    seen.add(pathname);
    sizes.push(request.sizes().then(({ responseBodySize }) => [pathname, responseBodySize]));
  });
  return async (name: string): Promise<Row> => {
    await page.waitForLoadState('networkidle');
    // What is loaded once the page has nothing else to do.
    await page.waitForTimeout(1_000);
    await page.waitForLoadState('networkidle');
    const files = await Promise.all(sizes.splice(0));
    return { page: name, bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0), files };
  };
}

async function choosePhoto(page: Page, side: 'Front' | 'Back'): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await idGroup(page, side).getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(await fixturePath(side === 'Front' ? 'front.jpg' : 'back.jpg'));
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor();
}

async function takeJourney(page: Page, url: string): Promise<Row[]> {
  const rows: Row[] = [];
  const next = watchScripts(page);
  const arriveAt = async (heading: string) => {
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    rows.push(await next(heading));
  };
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
  await page.goto(url);
  await arriveAt('Confirm who you are');
  await page.getByRole('button', { name: 'Start' }).click();
  await arriveAt('Which ID do you have?');
  await page.getByLabel('Driver’s license').check();
  await goOn();
  await arriveAt('Front of your ID');
  await choosePhoto(page, 'Front');
  rows.push(await next('… a photo chosen'));
  await goOn();
  await arriveAt('Back of your ID');
  await choosePhoto(page, 'Back');
  rows.push(await next('… a photo chosen'));
  await goOn();
  await arriveAt('Your details');
  await page.getByLabel('Phone number').focus();
  rows.push(await next('… a field focused'));
  await page.goto(`${url}/check`);
  await arriveAt('Check and send');
  return rows;
}

async function measureBare(browser: Browser): Promise<number> {
  const bare = await serveBareApp();
  const page = await browser.newPage();
  try {
    const next = watchScripts(page);
    await page.goto(bare.url);
    return (await next('bare')).bytes;
  } finally {
    await page.close();
    bare.stop();
  }
}

const toKb = (bytes: number) => (bytes / 1_000).toFixed(1);

/**
 * Prints how many bytes of script Start and each step after it download, beside a bare Next.js page.
 *
 * @param isDetailed whether to list the files, too
 */
export async function countScriptBytes(browser: Browser, portal: PortalServer, isDetailed: boolean): Promise<void> {
  const bareBytes = await measureBare(browser);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const rows = await takeJourney(await context.newPage(), portal.url);
    console.log(
      `\nScript that is downloaded, compressed (aim: Start at most ${START_ABOVE_BARE_MAX_KB} KB above bare, each further ` +
        `step at most ${STEP_MAX_KB} KB more):\n`,
    );
    console.log('| page | KB, new there | in all | above bare |');
    console.log('| --- | --- | --- | --- |');
    console.log(`| a bare Next.js page | ${toKb(bareBytes)} | ${toKb(bareBytes)} | |`);
    let sum = 0;
    for (const { page, bytes, files } of rows) {
      sum += bytes;
      console.log(`| ${page} | ${toKb(bytes)} | ${toKb(sum)} | ${toKb(sum - bareBytes)} |`);
      if (isDetailed) for (const [path, size] of files) console.log(`|   ${path} | ${toKb(size)} | | |`);
    }
  } finally {
    await context.close();
  }
}
