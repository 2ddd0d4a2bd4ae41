/**
 * `npm run pictures:languages -- FOLDER`: opens every page of the applicant's way and of the console in every language and
 * size, keeps a picture of each in FOLDER, and prints how many faults each has: of layout, and against WCAG 2.2 AA. The
 * portal must be built first.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { STEPS } from '@/lib/shared/journey/steps';
import { LANGUAGES, listLanguageTags } from '@/lib/shared/words/languages';
import { findTestBrowser } from '../../scripts/steps/find-browser.mjs';
import { expectAccessible } from '../setup/accessibility';
import { CONSOLE_PAGES } from '../setup/console-pages';
import { listDemoLinks, startDemoPortal } from '../setup/demo-portal';
import { listLayoutFaults, setTextSize } from '../setup/layout-faults';

type Size = { name: string; viewport: { width: number; height: number }; textPercent: number };

const WAY = ['', ...STEPS];
const WAY_SIZES: readonly Size[] = [
  { name: '320', viewport: { width: 320, height: 640 }, textPercent: 100 },
  { name: '320 at 200 %', viewport: { width: 320, height: 640 }, textPercent: 200 },
  { name: '1280', viewport: { width: 1280, height: 900 }, textPercent: 100 },
];
const CONSOLE = CONSOLE_PAGES.map((page) => `staff/${page}`);
const CONSOLE_SIZES: readonly Size[] = [
  { name: '768', viewport: { width: 768, height: 1024 }, textPercent: 100 },
  { name: '1280', viewport: { width: 1280, height: 900 }, textPercent: 100 },
];

const folder = process.argv[2];
if (!folder) throw new Error('Say where to keep the pictures: npm run pictures:languages -- FOLDER');

async function listFaults(page: Page): Promise<string[]> {
  const layout = await listLayoutFaults(page);
  const rules = await expectAccessible(page).then(
    () => [],
    (error) => [String(error)],
  );
  return [...layout, ...rules];
}

/** Looks at pages one after the other. @returns the faults of each */
async function lookAt(page: Page, url: string, paths: readonly string[], name: string): Promise<string[][]> {
  const faults: string[][] = [];
  for (const path of paths) {
    await page.goto(`${url}/${path}`);
    await page.waitForLoadState('networkidle');
    await page.screenshot({
      path: join(folder as string, `${name} ${path || 'start'}.png`.replaceAll(/[ /%]+/g, '-')),
    });
    faults.push(await listFaults(page));
  }
  return faults;
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;
type Opening = Size & { locale: string; session: Session | undefined };

async function openIn(browser: Browser, { locale, viewport, textPercent, session }: Opening): Promise<Page> {
  const context = await browser.newContext({ locale, viewport, ...(session ? { storageState: session } : {}) });
  const page = await context.newPage();
  // The compiler that runs this names functions with a helper of its own.
  await page.addInitScript('globalThis.__name = (named) => named');
  await setTextSize(page, textPercent);
  return page;
}

/** Signs in by the demo's link, which works once. */
async function signIn(browser: Browser, link: string) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForURL('**/staff/customers');
  const session = await page.context().storageState();
  await page.close();
  return session;
}

const said: string[] = [];

function printRow(cells: readonly string[], faults: readonly string[][], paths: readonly string[]): void {
  console.log(`| ${[...cells, ...faults.map(({ length }) => String(length))].join(' | ')} |`);
  faults.forEach((ofPage, index) => {
    for (const fault of ofPage) said.push(`${cells.join(', ')}, ${paths[index] || 'start'}: ${fault}`);
  });
}

const printHead = (paths: readonly string[]) =>
  console.log(
    `\n| language | size | ${paths.map((path) => path || 'start').join(' | ')} |\n|${'---|'.repeat(paths.length + 2)}`,
  );

await mkdir(folder, { recursive: true });
const demo = await startDemoPortal();
const executablePath = findTestBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });

/** Looks at pages in every language and size, and prints the table. */
async function lookInAll(paths: readonly string[], sizes: readonly Size[], session?: Session): Promise<void> {
  printHead(paths);
  for (const tag of listLanguageTags()) {
    for (const size of sizes) {
      const page = await openIn(browser, { ...size, locale: tag, session });
      printRow([LANGUAGES[tag].name, size.name], await lookAt(page, demo.url, paths, `${tag} ${size.name}`), paths);
      await page.context().close();
    }
  }
}

try {
  await lookInAll(WAY, WAY_SIZES);
  await lookInAll(CONSOLE, CONSOLE_SIZES, await signIn(browser, listDemoLinks(demo)[0] ?? ''));
} finally {
  await browser.close();
  await demo.close();
}
console.log(said.length === 0 ? '\nNo faults.' : `\n${said.join('\n')}`);
process.exitCode = said.length === 0 ? 0 : 1;
