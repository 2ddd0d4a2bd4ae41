import { expect, test } from '../fixtures';

test('a portal that knows no company asks for no theme and no logo, and has a name all the same', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await expect(page).toHaveTitle('Confirm who you are – Customer onboarding');
  await expect(page.getByRole('banner').getByText('Customer onboarding', { exact: true })).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/company/'))).toEqual([]);
});
