import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../../setup/accessibility';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const EXPORT = '/staff/activity/export';

test.describe('the activity page', () => {
  test.use({ expectedFaults: [[/status of 404/], { scope: 'test' }] });

  test('shows administrators who did what, narrows it, and hands it out as CSV', async ({ page, portal }) => {
    await signInAs(page, portal, 'administrator');
    await page.getByRole('link', { name: 'Activity' }).click();
    const own = page.getByRole('row').filter({ hasText: 'Robin administrator' });
    await expect(own.filter({ hasText: /Signed in|Joined the staff/ }).first()).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^activity-\d{4}-\d{2}-\d{2}\.csv$/);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFTime \(UTC\),Who,Staff id,Staff name,/);
    expect(csv).toContain('Robin administrator');

    await page.getByLabel('What').selectOption({ label: 'Exported the activity' });
    await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Robin administrator' });
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL(/action=activity\.exported/);
    await expect(page.getByRole('cell', { name: 'Exported the activity' })).not.toHaveCount(0);
    await page.getByLabel('From').fill('2001-01-01');
    await page.getByLabel('To', { exact: true }).fill('2001-01-02');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page.getByRole('heading', { name: 'No entries' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByRole('table')).toBeVisible();
  });

  test('and its export are not there for anybody else, nor for another site', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    expect((await page.request.get(`${portal.url}${EXPORT}`)).status()).toBe(404);
    await signInAs(page, portal, 'entry');
    await page.goto('/staff/activity');
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
    expect((await page.request.get(`${portal.url}${EXPORT}`)).status()).toBe(404);

    await signInAs(page, portal, 'administrator');
    const crossSite = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await page.request.get(`${portal.url}${EXPORT}`, crossSite)).status()).toBe(404);
    const allowed = await page.request.get(`${portal.url}${EXPORT}`);
    expect(allowed.status()).toBe(200);
    expect(allowed.headers()).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });
});
