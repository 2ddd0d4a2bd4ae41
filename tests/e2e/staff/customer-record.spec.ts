import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { expectKeysHeard } from '../../setup/keys-heard';
import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { signInAs } from '../../setup/staff-session';
import { watchTitle } from '../../setup/watch-title';
import { expect, test } from '../fixtures';

const front = (page: Page) => page.getByRole('img', { name: 'Front of the ID' });
const back = (page: Page) => page.getByRole('img', { name: 'Back of the ID' });

test.describe('the page of a customer', () => {
  test.use({ expectedFaults: [[/status of 404/], { scope: 'test' }] });

  test('is worked by keyboard alone: look at the documents, decide, undo, decide, go on to the next', async ({
    page,
    portal,
  }) => {
    const customer = await storeReviewedCustomer(portal);
    const next = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    const imageRequests: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/images/')) imageRequests.push(request.url());
    });
    const countWithoutTitle = await watchTitle(page);
    await page.goto(customer.path);
    await expect(page.getByRole('heading', { name: 'Erika Sample' })).toBeVisible();
    await expect(page.getByText('January 31, 1970')).toBeVisible();
    await expectAccessible(page);
    expect(imageRequests).toEqual([]);
    await expectKeysHeard(page);
    await page.keyboard.press('d');
    await expect(front(page)).toBeVisible();
    await page.keyboard.press('+');
    await expect(page.getByText('Zoom 150%')).toBeAttached();
    await page.keyboard.press('2');
    await expect(back(page)).toBeVisible();
    expect(imageRequests).toHaveLength(2);
    await page.keyboard.press('f');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByLabel('Reason')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type('Det');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The birthday is another.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Saved: FAIL.')).toBeVisible();
    expect(await customer.getStatus()).toBe('FAIL');
    await expect(page.getByText('Details do not match the document')).toBeVisible();
    await expect(page.getByText('The birthday is another.')).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('u');
    await expect(page.getByText('Undone. The status is PENDING again.')).toBeVisible();
    expect(await customer.getStatus()).toBe('PENDING');
    await page.keyboard.press('p');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Saved: PASS.')).toBeVisible();
    await expectAccessible(page);
    expect(await customer.getStatus()).toBe('PASS');
    expect(await countWithoutTitle()).toBe(0);
    await page.keyboard.press('n');
    await expect(page).toHaveURL(new RegExp(`${next.id}$`));
  });

  test('shows earlier documents as such', { tag: '@long' }, async ({ page, portal }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await page.goto(customer.path);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(front(page)).toBeVisible();
    await expect(page.getByText('Do not base your decision on them')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Back', exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Hide documents' }).click();
    await expect(front(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show documents' })).toBeFocused();
  });

  test('says when somebody decided meanwhile, and saves over it only when told to', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await page.goto(customer.path);
    await page.getByRole('radio', { name: 'Pending' }).check();
    await page.getByLabel('Reason').selectOption('Second opinion needed');
    await customer.storage.updateStatus(customer.email, 'FAIL');
    await page.getByRole('button', { name: 'Save decision' }).click();
    const warning = page.getByRole('alert').filter({ hasText: 'changed while you looked at it' });
    await expect(warning).toContainText('Its status is now FAIL.');
    await expect(warning).toBeFocused();
    await expect(page.getByText('Not accepted (FAIL)')).toBeVisible();
    await expectAccessible(page);
    expect(await customer.getStatus()).toBe('FAIL');
    await page.getByRole('button', { name: 'Save PENDING anyway' }).click();
    await expect(page.getByText('Saved: PENDING.')).toBeVisible();
    expect(await customer.getStatus()).toBe('PENDING');
  });

  test('needs a note for a reason that says nothing', { tag: '@long' }, async ({ page, portal }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await page.goto(customer.path);
    await page.getByRole('radio', { name: 'Fail' }).check();
    await page.getByLabel('Reason').selectOption('Other');
    await page.getByRole('button', { name: 'Save decision' }).click();
    await expect(page.getByText('Explain the reason in the note.')).toBeVisible();
    await expect(page.getByLabel('Note')).toBeFocused();
    expect(await customer.getStatus()).toBe('PENDING');
  });

  test('has no page for a guessed id', { tag: '@long' }, async ({ page, portal }) => {
    await signInAs(page, portal, 'reviewer');
    await page.goto('/staff/customers/01a20000-0000-7000-8000-000000000000');
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  });

  test('offers the entry role neither documents nor decisions, and its actions refuse them', async ({
    page,
    portal,
  }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'reviewer');
    await page.goto(customer.path);
    const calls: { headers: Record<string, string>; body: string }[] = [];
    page.on('request', (request) => {
      const action = request.headers()['next-action'];
      if (action) calls.push({ headers: { 'next-action': action }, body: request.postData() ?? '' });
    });
    await page.getByRole('button', { name: 'Show documents' }).click();
    await expect(front(page)).toBeVisible();
    await page.getByRole('radio', { name: 'Pass' }).check();
    await page.getByRole('button', { name: 'Save decision' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone.')).toBeVisible();
    const ours = calls.filter(({ body }) => body.includes(customer.id));
    expect(ours).toHaveLength(3);

    await signInAs(page, portal, 'entry');
    await page.goto(customer.path);
    await expect(page.getByText('Your role does not allow viewing documents')).toBeVisible();
    await expect(page.getByText('Your role does not allow making decisions')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show documents' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Save decision' })).toHaveCount(0);
    await expectAccessible(page);
    for (const { headers, body } of ours) {
      const answer = await page.evaluate(async ([path, init]) => (await fetch(path, init)).text(), [
        customer.path,
        { method: 'POST', headers: { ...headers, accept: 'text/x-component' }, body },
      ] as const);
      expect(answer).toContain('not-permitted');
    }
    expect(await customer.getStatus()).toBe('PENDING');
    await page.goto(`${customer.path}/next`);
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  });
});
