import type { Page } from '@playwright/test';
import { ID_BACK, ID_FRONT, storeReviewedCustomer } from '../../setup/reviewed-customer';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const imagePath = (id: string, place = 'current/front') => `/api/staff/images/${id}/${place}`;

/** Makes the request the way a script on the page would. */
const ask = (page: Page, path: string, method = 'GET') =>
  page.evaluate(
    async ([address, verb]) => {
      const response = await fetch(address, { method: verb });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const headers = Object.fromEntries(response.headers);
      return { status: response.status, headers, base64: btoa(String.fromCharCode(...bytes)) };
    },
    [path, method] as const,
  );

const askStatus = async (page: Page, path: string, method?: string) => (await ask(page, path, method)).status;

async function openDocuments(page: Page, path: string) {
  await page.goto(path);
  await page.getByRole('button', { name: 'Show documents' }).click();
  await expect(page.getByRole('img', { name: 'Front of the ID' })).toBeVisible();
}

test.describe('the address of a document image', () => {
  test.use({ expectedFaults: [[/status of 40[45]/], { scope: 'test' }] });

  test('gives the stored bytes to who opened them, to be shown here and kept nowhere', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    const { id, path } = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await openDocuments(page, path);
    const answer = await ask(page, imagePath(id));
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': 'inline; filename="front.jpeg"',
    });
    expect(answer.base64).toBe(ID_FRONT);
    expect((await ask(page, imagePath(id, 'current/back'))).base64).toBe(ID_BACK);
  });

  test('answers whatever is not permitted as if nothing were there', { tag: '@long' }, async ({ page, portal }) => {
    const opened = await storeReviewedCustomer(portal);
    const unopened = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await openDocuments(page, opened.path);
    const guesses = [
      imagePath(unopened.id),
      imagePath('01a20000-0000-7000-8000-000000000000'),
      imagePath(opened.id, '01a20000-0000-7000-8000-000000000000/front'),
      imagePath(opened.id, 'current/left'),
      imagePath('x'.repeat(300)),
    ];
    for (const path of guesses) expect(await askStatus(page, path), path).toBe(404);
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await askStatus(page, imagePath(opened.id), method), method).toBe(405);
    }
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await page.request.get(imagePath(opened.id), { headers: { 'sec-fetch-site': site } });
      expect(answer.status(), site).toBe(404);
    }
    expect((await page.request.get(imagePath(opened.id))).status()).toBe(404);
  });

  test('closes with the session, also for who copied it, and to the entry role', { tag: '@long' }, async ({
    page,
    portal,
    browser,
  }) => {
    const { id, path } = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await openDocuments(page, path);
    const thief = await browser.newContext({ storageState: await page.context().storageState() });
    const asThief = () =>
      thief.request.get(`${portal.url}${imagePath(id)}`, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect((await asThief()).status()).toBe(200);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    expect((await asThief()).status()).toBe(404);
    expect(await askStatus(page, imagePath(id))).toBe(404);
    await thief.close();
    await signInAs(page, portal, 'entry');
    expect(await askStatus(page, imagePath(id))).toBe(404);
  });
});
