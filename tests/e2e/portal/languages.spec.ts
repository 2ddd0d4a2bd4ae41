import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { US_STATES } from '@/lib/shared/customer/us-states';
import { LANGUAGES, listLanguageTags } from '@/lib/shared/words/languages';
import { expectAccessible } from '../../setup/accessibility';
import { CONSOLE_PAGES } from '../../setup/console-pages';
import { listDraftParts } from '../../setup/draft-parts';
import { listLatinWords } from '../../setup/foreign-words';
import { expectHeard } from '../../setup/journey';
import { demoTest, enterDemo } from '../demo-fixtures';
import { expect, test } from '../fixtures';

/** What stays in Latin letters in every language. */
const SAME_EVERYWHERE = [
  ...[
    'PASS',
    'PENDING',
    'FAIL',
    'ZIP',
    'API',
    'CSV',
    'PIN',
    'JPEG',
    'PNG',
    'HEIC',
    'PDF',
    'UTC',
    'Ctrl',
    'Enter',
    'US',
    'UK',
  ],
  // The demo's own names, where a list or a title shows them.
  ...['Harbor', 'Pine', 'Bank', 'Avery', 'Administrator', 'Evan', 'Entry', 'Frankie', 'Former', 'Robin', 'Reviewer'],
  ...US_STATES.flatMap(([code, name]) => [code, ...name.split(/[^A-Za-z]+/)]),
];

/** Each page, and the part of the messages that names it. */
const APPLICANT_PAGES = {
  '/': 'start',
  '/which-id': 'which-id',
  '/front': 'front',
  '/back': 'back-of-id',
  '/details': 'details',
  '/check': 'check',
};
const STAFF_PATHS = CONSOLE_PAGES.map((name) => `/staff/${name}`);

async function expectFits(page: Page) {
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflowPx, new URL(page.url()).pathname).toBeLessThanOrEqual(0);
}

async function expectArabic(page: Page) {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await listLatinWords(page, SAME_EVERYWHERE), new URL(page.url()).pathname).toEqual([]);
  await expectFits(page);
}

demoTest.describe('in Arabic, on a small phone', () => {
  demoTest.use({ locale: 'ar', viewport: { width: 360, height: 640 } });

  demoTest('every page for applicants is in Arabic and mirrored', async ({ page }) => {
    for (const path of Object.keys(APPLICANT_PAGES)) {
      await page.goto(path);
      await expectArabic(page);
      await expectAccessible(page);
    }
  });

  demoTest('so is the console, with everything that it shows of people', { tag: '@long' }, async ({ page, demo }) => {
    await enterDemo(page, demo);
    for (const path of STAFF_PATHS) {
      await page.goto(path);
      await expectArabic(page);
    }
    await page.goto('/staff/customers');
    await page.locator('[data-customer-link]').first().click();
    await page.waitForURL(/customers\/[0-9a-f-]{20,}/);
    await expectArabic(page);
    await expectAccessible(page);
  });
});

for (const language of listLanguageTags().filter((tag) => tag !== 'en' && tag !== 'ar')) {
  test.describe(`in ${LANGUAGES[language].name}`, { tag: '@long' }, () => {
    test.use({ locale: language, viewport: { width: 320, height: 640 } });

    test('every page for applicants is in that language, and fits a small phone', async ({ page }) => {
      const words = JSON.parse(readFileSync(`lib/shared/words/${language}/journey.json`, 'utf8'));
      for (const [path, part] of Object.entries(APPLICANT_PAGES)) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[part].heading);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expectFits(page);
      }
    });
  });
}

async function choose(page: Page, from: string, to: string) {
  await page.getByRole('button', { name: from }).click();
  await page.getByRole('button', { name: to, exact: true }).click();
}

test('a language chosen by hand stays, and what was entered stays with it', async ({ page }) => {
  await page.goto('/details');
  await page.getByLabel('First name').fill('Zoë');
  await expectHeard(page);
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('values');
  await choose(page, 'Language: English', 'Español');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sus datos');
  await expect(page.locator('input[autocomplete="given-name"]')).toHaveValue('Zoë');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  // The console has a language of its own.
  await page.goto('/staff/sign-in');
  await choose(page, 'Idioma: Español', 'Français');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
});

test('the choice shows all languages, and breaks no accessibility rule', { tag: '@long' }, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Language: English' }).click();
  const dialog = page.getByRole('dialog', { name: 'Language' });
  await expect(dialog.getByRole('button')).toHaveText(Object.values(LANGUAGES).map(({ name }) => name));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a language can be chosen all the same', async ({ page }) => {
    await page.goto('/');
    await choose(page, 'Language: English', 'العربية');
    await expect(page).toHaveURL(/\/$/);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  });
});
