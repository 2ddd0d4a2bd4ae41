import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

type Kept = { draftId: string; key: CryptoKey; keptAt: number };

/** What the device keeps; makes it look this much older. Runs in the page. */
async function readKept(agedMs: number): Promise<{ name: string; isExtractable: boolean }[]> {
  const { promise, resolve } = Promise.withResolvers<{ name: string; isExtractable: boolean }[]>();
  const opening = indexedDB.open('kept-drafts');
  opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
  opening.onsuccess = () => {
    const store = opening.result.transaction('keys', 'readwrite').objectStore('keys');
    const found: { name: string; isExtractable: boolean }[] = [];
    const reading = store.openCursor();
    reading.onsuccess = () => {
      const cursor = reading.result;
      if (!cursor) return resolve(found);
      const kept: Kept = cursor.value;
      found.push({ name: String(cursor.key), isExtractable: kept.key.extractable });
      cursor.update({ ...kept, keptAt: kept.keptAt - agedMs });
      cursor.continue();
    };
  };
  return promise;
}

const HOURS_MS = 60 * 60 * 1000;
const question = (page: Page) => page.getByRole('heading', { name: 'Go on where you were?' });
const keepButton = (page: Page) => page.getByRole('button', { name: 'Keep on this device' });
const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true });

/** Begins a form in a tab, keeps it on the device, and closes the tab. */
async function keepForm(context: BrowserContext, customer = makeTypedCustomer({ lastName: 'Keptlastname' })) {
  const page = await context.newPage();
  await page.goto('/details');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  await keepButton(page).click();
  await expect(page.getByRole('heading', { name: /^Kept on this device until / })).toBeFocused();
  await expectAccessible(page);
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('front');
  await page.close();
}

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]) {
  const tag = viewport.width === 390 ? [] : '@long';
  test(`a form that was kept goes on in a new tab, and is gone once it is sent, ${viewport.width} pixels wide`, {
    tag,
  }, async ({ context, page }) => {
    await page.setViewportSize(viewport);
    await keepForm(context);
    await page.goto('/?reference=R-7');
    await expect(question(page)).toBeVisible();
    await expect(start(page)).toHaveCount(0);
    await expectAccessible(page);
    expect(await page.evaluate(readKept, 0)).toEqual([{ name: 'applicant', isExtractable: false }]);

    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL(/\/front\?reference=R-7$/);
    await expect(idGroup(page, 'Front').getByRole('button', { name: 'Remove' })).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Kept on this device until / })).toBeVisible();
    await showStep(page, 'details');
    await expect(page.getByLabel('Last name')).toHaveValue('Keptlastname');
    await submit(page);
    await page.waitForURL('**/status/*');
    await expect.poll(() => page.evaluate(readKept, 0)).toEqual([]);
    await expect.poll(() => page.evaluate(listDraftParts)).toEqual([]);
    const other = await context.newPage();
    await other.goto('/');
    await expect(start(other)).toBeVisible();
  });
}

test('nothing outlives its tab unless the person says so', async ({ context, page }) => {
  const first = await context.newPage();
  await first.goto('/details');
  await first.getByLabel('First name').fill('Ada');
  // The form has opened its draft by then: looking for it earlier would create an empty database in its place.
  await expect(keepButton(first)).toBeVisible();
  await expect.poll(() => first.evaluate(listDraftParts)).toContain('values');
  await first.close();
  await page.goto('/');
  await expect(page.locator('html')).toBeVisible();
  await expect(start(page)).toBeVisible();
  await start(page).click();
  await page.waitForURL('**/which-id');
  await showStep(page, 'details');
  await expect(page.getByLabel('First name')).toHaveValue('');
  expect(await page.evaluate(readKept, 0)).toEqual([]);
});

test('Start over deletes what is kept, so that a stranger’s form never stays', { tag: '@long' }, async ({
  context,
  page,
}) => {
  await keepForm(context);
  await page.goto('/');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(start(page)).toBeVisible();
  expect(await page.evaluate(readKept, 0)).toEqual([]);
  expect(await page.evaluate(listDraftParts)).toEqual([]);
});

test('the link of a saved form takes nothing away from what is kept', { tag: '@long' }, async ({ context, page }) => {
  await keepForm(context);
  await page.goto('/details');
  await page.getByLabel('First name').fill('Other');
  await page.getByRole('button', { name: 'Save and finish later' }).click();
  const link = await page.getByLabel('Your link').inputValue();
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByLabel('First name')).toHaveValue('Other');
  const third = await context.newPage();
  await third.goto('/');
  await third.getByRole('button', { name: 'Go on' }).click();
  await third.waitForURL(/\/front$/);
  await showStep(third, 'details');
  await expect(third.getByLabel('Last name')).toHaveValue('Keptlastname');
});

test('what is kept can be deleted where it was kept, and the tab goes on with it', { tag: '@long' }, async ({
  context,
  page,
}) => {
  await page.goto('/details');
  await page.getByLabel('First name').fill('Ada');
  await keepButton(page).click();
  await page.getByRole('button', { name: 'Delete from this device' }).click();
  await expect(page.getByText('It was deleted from this device.')).toBeVisible();
  await expect(keepButton(page)).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('First name')).toHaveValue('Ada');
  const other = await context.newPage();
  await other.goto('/');
  await expect(start(other)).toBeVisible();
  expect(await other.evaluate(readKept, 0)).toEqual([]);
});

test('after 48 hours it is not offered any more, and is deleted', { tag: '@long' }, async ({ context, page }) => {
  await keepForm(context);
  await page.goto('/');
  await expect(question(page)).toBeVisible();
  await page.evaluate(readKept, 47 * HOURS_MS);
  await page.reload();
  await expect(question(page)).toBeVisible();
  await page.evaluate(readKept, HOURS_MS);
  await page.reload();
  await expect(start(page)).toBeVisible();
  await start(page).click();
  await expect(keepButton(page)).toBeVisible();
  expect(await page.evaluate(readKept, 0)).toEqual([]);
});
