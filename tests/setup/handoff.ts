import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import SqliteDatabase from 'better-sqlite3';
import { HANDOFF_POLL_MS } from '@/lib/shared/handoff/handoff';
import { showStep } from './journey';
import type { PortalServer } from './portal-server';

export type Phone = { page: Page; close(): Promise<void> };

/** Makes a page poll five times as often, so that a test waits less. Call before it loads. */
export async function hastenPolls(page: Page): Promise<void> {
  await page.addInitScript((pollMs) => {
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const start = window[name] as (work: TimerHandler, delayMs?: number, ...rest: unknown[]) => number;
      const hastened = (work: TimerHandler, delayMs?: number, ...rest: unknown[]) =>
        start(work, delayMs === pollMs ? pollMs / 5 : delayMs, ...rest);
      Object.assign(window, { [name]: hastened });
    }
  }, HANDOFF_POLL_MS);
}

/**
 * Opens a phone: a separate browser context with a small touch screen. Closing it fails if the browser reported faults.
 */
export async function openPhone(
  browser: Browser,
  path: string,
  options: { colorScheme?: 'light' | 'dark' } = {},
): Promise<Phone> {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, isMobile: true, hasTouch: true, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  await hastenPolls(page);
  await page.goto(path);
  const close = async () => {
    await context.close();
    expect(faults, 'faults that the phone’s browser reported').toEqual([]);
  };
  return { page, close };
}

/** Presses the button on the computer and returns the link for the phone; in the journey, on the front's step. */
export async function makePhoneLink(page: Page): Promise<string> {
  await showStep(page, 'front');
  await page.getByRole('button', { name: /^Use (your|a) phone/ }).click();
  return page.getByLabel(/^Link for (your|the) phone/).inputValue();
}

/** Opens the link on a phone and continues past the warning. */
export async function openLinkOnPhone(
  browser: Browser,
  link: string,
  options?: Parameters<typeof openPhone>[2],
): Promise<Phone> {
  const phone = await openPhone(browser, link, options);
  await phone.page.getByRole('button', { name: 'Go on' }).click();
  await phone.page.getByRole('heading', { name: 'Take photos of your ID' }).waitFor();
  return phone;
}

function withDatabase<T>({ dataDir }: PortalServer, work: (database: SqliteDatabase.Database) => T): T {
  const database = new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: 5_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** As if 15 minutes had passed since every link was created. */
export function expireHandoffs(portal: PortalServer): void {
  withDatabase(portal, (database) => database.prepare('update handoffs set expires_at = 1').run());
}

/** How many photos are in transit between phones and forms. */
export function countPhotosUnderWay(portal: PortalServer): number {
  return withDatabase(portal, (database) =>
    Number(database.prepare('select count(*) from handoff_images').pluck().get()),
  );
}
