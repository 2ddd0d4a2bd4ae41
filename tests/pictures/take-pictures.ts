/**
 * `npm run pictures`: takes the README's pictures of the journey and the console, from a demo, into docs/pictures. The
 * portal must be built first. Takes about a minute.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { findSystemBrowser } from '../../scripts/steps/find-browser.mjs';
import { listDemoLinks, startDemoPortal } from '../setup/demo-portal';
import { idGroup } from '../setup/id-images';
import { makeFlatPhoto } from '../setup/license-photos';
import type { PortalServer } from '../setup/portal-server';

const FOLDER = 'docs/pictures';
const PICTURE_MAX_BYTES = 60_000;
/** Lower where a picture would be too large: small text shows it first. */
const WEBP_QUALITIES = [80, 70, 60, 50];
const FRONT_OF_ID = 'lib/server/demo/ids/front-01.jpg';
/** What the barcode on the back of the same ID says. */
const BARCODE = {
  ...{ DAC: 'ADA', DCS: 'BROOKS', DAD: 'NONE', DBB: '03171984', DBA: '03172029', DAQ: 'D0000101' },
  ...{ DAG: '12 MAIN ST', DAI: 'STRATFORD', DAJ: 'CT', DAK: '066140000' },
};

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

/** Takes a picture of what the window shows, once everything in it is there. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  const file = join(FOLDER, `${name}.webp`);
  const picture = sharp(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  for (const quality of WEBP_QUALITIES) {
    const bytes = await picture.clone().webp({ quality, smartSubsample: true }).toBuffer();
    if (bytes.length > PICTURE_MAX_BYTES) continue;
    await writeFile(file, bytes);
    console.log(`${file}: ${(bytes.length / 1_000).toFixed(0)} KB`);
    return;
  }
  throw new Error(`${file} would have more than ${PICTURE_MAX_BYTES} bytes.`);
}

async function choosePhoto(page: Page, side: 'Front' | 'Back', file: Parameters<Page['setInputFiles']>[1]) {
  const chooser = page.waitForEvent('filechooser');
  await idGroup(page, side).getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(file);
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor();
}

const scrollToTop = (page: Page) => page.evaluate(() => window.scrollTo(0, 0));

/** The applicant's way, from Start to the status. */
async function takeJourney(browser: Browser, { url }: PortalServer): Promise<void> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await page.goto(url);
  await takePicture(page, 'start');
  await press('Start');
  await page.getByLabel('Driver’s license').check();
  await press('Continue');
  await page.getByRole('heading', { level: 1, name: 'Front of your ID' }).waitFor();
  await choosePhoto(page, 'Front', FRONT_OF_ID);
  await page.getByText('Reading your ID').waitFor({ state: 'detached' });
  await scrollToTop(page);
  await takePicture(page, 'front-of-id');
  await press('Continue');
  await choosePhoto(page, 'Back', await makeFlatPhoto(BARCODE));
  await press('Continue');
  await page.getByText('Only these are missing').waitFor();
  await scrollToTop(page);
  await takePicture(page, 'details');
  await page.getByLabel('Phone number').fill('201 555 0101');
  await page.getByLabel('Email address').fill('ada.brooks@example.com');
  await press('Continue');
  await page.setViewportSize(DESKTOP.viewport);
  await page.getByRole('heading', { level: 1, name: 'Check and send' }).waitFor();
  await scrollToTop(page);
  await takePicture(page, 'check');
  await page.setViewportSize(PHONE.viewport);
  await press('Submit');
  await page.waitForURL('**/status/*');
  await page.getByText('PENDING').waitFor();
  await takePicture(page, 'status');
  await context.close();
}

/** The console, as the demo's link opens it. */
async function takeConsole(browser: Browser, demo: PortalServer): Promise<void> {
  const context = await browser.newContext(DESKTOP);
  const page = await context.newPage();
  await page.goto(listDemoLinks(demo)[0] ?? '');
  await page.waitForURL('**/staff/customers');
  await page.getByRole('row').nth(5).waitFor();
  await takePicture(page, 'customers');
  await page.getByRole('main').getByRole('link', { name: 'Diego Castillo' }).click();
  await page.getByRole('button', { name: 'Show documents' }).click();
  await page.getByRole('img', { name: 'Front of the ID' }).waitFor();
  await scrollToTop(page);
  await takePicture(page, 'customer');
  await page.goto(`${demo.url}/staff/customers/new`);
  await page.getByLabel('First name').waitFor();
  await scrollToTop(page);
  await takePicture(page, 'new-customer');
  await context.close();
}

await mkdir(FOLDER, { recursive: true });
const demo = await startDemoPortal();
const executablePath = process.env.CHROMIUM_PATH ?? findSystemBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
try {
  await takeConsole(browser, demo);
  await takeJourney(browser, demo);
} finally {
  await browser.close();
  await demo.close();
}
