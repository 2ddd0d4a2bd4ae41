import type { Page } from '@playwright/test';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

/** Everything that the browser keeps for the portal's pages, as one text, and the names of its cookies. */
async function readStorage(page: Page): Promise<{ text: string; cookieNames: string[] }> {
  const state = await page.context().storageState({ indexedDB: true });
  const inTab = await page.evaluate(async () => JSON.stringify([{ ...sessionStorage }, await caches.keys()]));
  return { text: JSON.stringify(state) + inTab, cookieNames: state.cookies.map(({ name }) => name) };
}

test('once a form was sent, the browser keeps nothing of what was in it', async ({ page }) => {
  const customer = makeTypedCustomer({ firstName: 'Keptfirstname', lastName: 'Keptlastname' });
  await page.goto('/details');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('front');
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
  // Removed while the status page loads.
  await expect.poll(() => page.evaluate(listDraftParts)).toEqual([]);
  const { text, cookieNames } = await readStorage(page);
  for (const value of Object.values(customer).filter((one) => one.length > 4)) expect(text).not.toContain(value);
  expect(cookieNames).toEqual([]);
});

test('after signing out, the browser of a member keeps nothing of whom they looked at', async ({ page, portal }) => {
  const customer = await storeReviewedCustomer(portal);
  await signInAs(page, portal, 'reviewer');
  await page.goto(customer.path);
  await page.getByRole('button', { name: 'Show documents' }).click();
  await expect(page.getByRole('img', { name: 'Front of the ID' })).toBeVisible();
  await page.getByLabel('Note').fill('Remembernote');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/staff/sign-in*');
  const { text, cookieNames } = await readStorage(page);
  expect(text).not.toContain(customer.email);
  expect(text).not.toContain('Remembernote');
  // A browser that a member signed in from is known, and let into nothing by that.
  expect(cookieNames.filter((name) => !/^portal-staff\.device-/.test(name))).toEqual([]);
});
