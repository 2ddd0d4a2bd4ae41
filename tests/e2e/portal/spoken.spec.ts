import type { Page } from '@playwright/test';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

/*
 * What a screen reader is told on each step, in its order: docs/accessibility/spoken has it in writing. After a change
 * that is meant, `npx playwright test tests/e2e/portal/spoken.spec.ts --update-snapshots=all --timeout=0` writes it down again; read it
 * aloud before you keep it.
 */

const expectSpoken = (page: Page, name: string) =>
  expect(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });

test('each step tells who only hears it the same, in the same order', async ({ page }) => {
  await page.goto('/');
  await expectSpoken(page, '1-start');
  await page.goto('/which-id');
  await expectSpoken(page, '2-which-id');
  await page.goto('/front');
  await expectSpoken(page, '3-front-of-id');
  await chooseImage(page, 'Front', 'front.jpg');
  await expect(page.getByText('Photo ready')).toBeVisible();
  await expect(page.getByText('Reading your ID')).toBeHidden();
  await expectSpoken(page, '4-photo-taken');
  await showStep(page, 'back');
  await expectSpoken(page, '5-back-of-id');
  await showStep(page, 'details');
  await expectSpoken(page, '6-details');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'need your attention' }).waitFor();
  await expectSpoken(page, '7-mistakes');
  await fillCustomer(page, makeTypedCustomer({ emailAddress: 'spoken@example.com' }));
  await showStep(page, 'check');
  await expectSpoken(page, '8-check-and-send');
  await submit(page);
  await page.getByText('PENDING').first().waitFor();
  await expectSpoken(page, '9-status');
});
