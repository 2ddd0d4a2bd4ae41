import type { Page } from '@playwright/test';
import { findIdReading } from '@/lib/server/applications/id-readings/find-id-reading';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { makeFlatPhoto, makeLicensePhoto, makePassportPhoto } from '../../setup/license-photos';
import { expect, test } from '../fixtures';

type File = Awaited<ReturnType<typeof makeFlatPhoto>>;

const readingLine = (page: Page) => page.getByText('Reading your ID on this device…');
const filledNote = (page: Page) => page.getByText('Filled in from your ID').locator('..');

async function takePhoto(page: Page, side: 'Front' | 'Back', file: File) {
  await showStep(page, side === 'Front' ? 'front' : 'back');
  await idGroup(page, side).locator('input[type=file]').setInputFiles(file);
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor();
}

const clickWithKeyboard = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
};

test.beforeEach(({ page }) => page.goto('/front'));

test('a license at 12 megapixels and in perspective leaves two answers to type, and marks what it filled in', async ({
  page,
}) => {
  const customer = makeTypedCustomer();
  await chooseImage(page, 'Front', 'small.jpg');
  await takePhoto(page, 'Back', await makeLicensePhoto());
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Only these are missing: Phone number and Email address.')).toBeVisible();
  const lastName = page.getByLabel('Last name');
  await expect(lastName).toHaveValue('Sample');
  await expect(lastName).toHaveAccessibleDescription('From your ID');
  await expect(page.getByRole('group', { name: 'Date of birth' })).toHaveAccessibleDescription(/^From your ID/);
  await expectAccessible(page);
  await lastName.fill('Samples');
  await expect(lastName).not.toHaveAccessibleDescription('From your ID');
  await page.getByLabel('Phone number').fill(customer.phoneNumber);
  await page.getByLabel('Email address').fill(customer.emailAddress);
  await expect(page.getByText('Everything is filled in.')).toBeVisible();
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeVisible();
});

test('what was typed before the ID was read stays, and the person is asked where the two differ', {
  tag: '@long',
}, async ({ page, portal }) => {
  const customer = makeTypedCustomer({ city: 'Fresno' });
  await showStep(page, 'details');
  await page.getByLabel('First name').fill('MARIA');
  await page.getByLabel('City').fill(customer.city);
  await page.getByLabel('ZIP code').fill('95999');
  await page.getByLabel('Phone number').fill(customer.phoneNumber);
  await page.getByLabel('Email address').fill(customer.emailAddress);
  await chooseImage(page, 'Front', 'small.jpg');
  await takePhoto(page, 'Back', await makeLicensePhoto());
  await expect(page.getByText('Your ID was read')).toBeVisible();
  await showStep(page, 'details');

  const choice = page.getByText('What you typed and what your ID says differ').locator('..');
  await expect(choice).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel('Last name')).toHaveValue('Sample');
  await expect(page.getByLabel('Month')).toHaveValue('3');
  await expect(page.getByLabel('Day')).toHaveValue('15');
  await expect(page.getByLabel('Year')).toHaveValue('1984');
  await expect(page.getByLabel('Street address')).toHaveValue('2570 24th Street');
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('CA');
  // The same name in capitals doesn't count as a difference; the form asks about the city and the ZIP code, which stay
  // unchanged until then.
  await expect(page.getByLabel('First name')).toHaveValue('MARIA');
  await expect(choice.getByRole('group')).toHaveCount(2);
  await expect(page.getByLabel('City')).toHaveValue('Fresno');
  await expect(choice.getByRole('radio', { name: 'Keep what you typed: Fresno' })).toBeChecked();
  await choice.getByRole('radio', { name: 'Use what your ID says: 95818' }).check();
  await clickWithKeyboard(page, 'Use these answers');

  await expect(filledNote(page)).toBeFocused();
  await expect(filledNote(page)).toContainText('Kept as you typed: City.');
  await page.reload();
  await expect(filledNote(page)).toContainText('Kept as you typed: City.');
  await expect(filledNote(page)).not.toBeFocused();
  await expect(page.getByLabel('City')).toHaveValue('Fresno');
  await expect(page.getByLabel('ZIP code')).toHaveValue('95818');
  await clickWithKeyboard(page, 'Check the answers');
  await expect(page.getByLabel('Last name')).toBeFocused();

  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeVisible();
  const database = await openDatabase({ databaseUrl: undefined, dataDir: portal.dataDir });
  const keys = await loadDocumentKeys(database, { dataDir: portal.dataDir });
  const stored = await findIdReading(database, keys, customer.emailAddress);
  await database.close();
  expect(stored?.reading).toMatchObject({ values: { city: 'Sacramento', zipCode: '95818' }, keptFields: ['city'] });
});

test('the question about a difference goes when the answer is corrected by hand', { tag: '@long' }, async ({
  page,
}) => {
  await showStep(page, 'details');
  await page.getByLabel('City').fill('Fresno');
  await takePhoto(page, 'Back', await makeLicensePhoto());
  await expect(page.getByText('Your ID was read')).toBeVisible();
  await showStep(page, 'details');
  const choice = page.getByText('What you typed and what your ID says differ');
  await expect(choice).toBeVisible();
  await page.getByLabel('City').fill('Sacramento');
  await expect(choice).toHaveCount(0);
});

test('a barcode on the front offers to swap the sides, and an ID that has expired is pointed out', {
  tag: '@long',
}, async ({ page }) => {
  await chooseImage(page, 'Back', 'small.jpg');
  await takePhoto(page, 'Front', await makeFlatPhoto({ DBA: '03152019' }));
  await expect(page.getByText('This ID expired on March 15, 2019.')).toBeVisible();
  await expectAccessible(page);
  await clickWithKeyboard(page, 'Swap front and back');
  await expect(page.getByText('The sides are swapped.').locator('..')).toBeFocused();
  const sizeOf = (side: 'Front' | 'Back') =>
    idGroup(page, side)
      .getByRole('img')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  await expect.poll(() => sizeOf('Front')).toBe(640);
  await showStep(page, 'back');
  await expect.poll(() => sizeOf('Back')).toBe(2000);
  await idGroup(page, 'Back').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('This ID expired')).toHaveCount(0);
});

test('a license where an ID card was chosen is pointed out, and one press changes the choice', {
  tag: '@long',
}, async ({ page }) => {
  await showStep(page, 'which-id');
  await page.getByLabel('ID card').check();
  await takePhoto(page, 'Back', await makeFlatPhoto({}));
  await expect(page.getByText('The barcode says that this is a driver’s license')).toBeVisible();
  await expectAccessible(page);
  await clickWithKeyboard(page, 'Change to driver’s license');
  await expect(page.getByText('Changed to driver’s license.').locator('..')).toBeFocused();
  await showStep(page, 'which-id');
  await expect(page.getByLabel('Driver’s license')).toBeChecked();
});

test('a barcode that is no license’s is not offered', { tag: '@long' }, async ({ page }) => {
  const customer = makeTypedCustomer();
  await fillCustomer(page, customer);
  await takePhoto(page, 'Back', await makeFlatPhoto(`@\n\x1e\rANSI 636014${'GARBLED'.repeat(30)}`));
  await expect(readingLine(page)).toBeVisible();
  await expect(readingLine(page)).toHaveCount(0, { timeout: 15_000 });
  await showStep(page, 'details');
  await expect(filledNote(page)).toHaveCount(0);
  await expect(page.getByLabel('Last name')).toHaveValue(customer.lastName);
});

test('WebAssembly is allowed to the worker that reads barcodes, and what it loads is the portal’s own', async ({
  request,
}) => {
  const policyOf = async (path: string) => (await request.get(path)).headers()['content-security-policy'] ?? '';
  expect(await policyOf('/workers/barcode-worker.js')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  for (const path of ['/vendor/zxing/index.js', '/vendor/zxing/zxing_reader.wasm']) {
    expect(await policyOf(path), path).toContain("default-src 'none'");
    expect(await policyOf(path), path).not.toContain('wasm-unsafe-eval');
  }
  expect(await (await request.get('/vendor/zxing/LICENSE')).text()).toContain('MIT License');
});

test('the zone of a passport at 12 megapixels fills in the name and the date of birth', { tag: '@long' }, async ({
  page,
}) => {
  await takePhoto(page, 'Front', await makePassportPhoto());
  await expect(page.getByText('Your ID was read')).toBeVisible();
  await showStep(page, 'details');
  await expect(page.getByLabel('First name')).toHaveValue('Gudrun');
  await expect(page.getByLabel('Last name')).toHaveValue('Specimen');
  await expect(page.getByLabel('Month')).toHaveValue('4');
  await expect(page.getByLabel('Day')).toHaveValue('27');
  await expect(page.getByLabel('Year')).toHaveValue('1986');
});
