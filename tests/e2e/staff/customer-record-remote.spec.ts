import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

test.describe('the page of a customer beside a remote storage account', () => {
  test.use({
    baseURL: async ({ remotePortal }, use) => use(remotePortal.url),
    expectedFaults: [[/status of 404/], { scope: 'test' }],
  });

  test('shows, opens and decides through the account, and says when the account does not answer', {
    tag: '@long',
  }, async ({ page, remotePortal, vendor }) => {
    const typed = makeTypedCustomer();
    await page.goto('/front');
    await fillCustomer(page, typed);
    await chooseImage(page, 'Front', 'small.jpg');
    await submit(page);
    await page.getByText('PENDING').first().waitFor();
    await signInAs(page, remotePortal, 'reviewer');
    await page.getByRole('link', { name: /Smith/ }).first().click();
    await expect(page.getByText('Date of birth')).toBeVisible();

    vendor.requests.length = 0;
    await page.getByRole('button', { name: 'Show documents' }).click();
    await expect(page.getByRole('img', { name: 'Front of the ID' })).toBeVisible();
    const services = vendor.requests.map(({ body }) => body?.service);
    expect(services.filter((service) => service === 'getDocumentImages')).toHaveLength(1);

    await page.keyboard.press('p');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Saved: PASS.')).toBeVisible();
    expect([...vendor.customers.values()].map(({ status }) => status)).toContain('PASS');

    vendor.behaveAlways('error-500');
    await page.reload();
    await expect(page.getByText('The storage service is not responding.')).toBeVisible();
    await expect(page.getByText('Accepted (PASS)')).toBeVisible();
    await page.getByRole('radio', { name: 'Fail' }).check();
    await page.getByLabel('Reason').selectOption('Suspected fraud');
    await page.getByRole('button', { name: 'Save decision' }).click();
    await expect(page.getByText('Your decision was not saved. Try again in a minute.')).toBeVisible();
    vendor.behaveAlways('well');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Date of birth')).toBeVisible();
    await page.getByRole('button', { name: 'Save decision' }).click();
    await expect(page.getByText('Saved: FAIL.')).toBeVisible();
  });
});
