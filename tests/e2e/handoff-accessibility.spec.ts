import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expireHandoffs, makePhoneLink, openLinkOnPhone, openPhone } from '../setup/handoff';
import { chooseImage } from '../setup/id-images';
import { expect, test } from './fixtures';

async function expectNoViolation(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflowPx, 'sideways scrolling').toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('no state of the handoff breaks an accessibility rule, on the computer or on the phone', async ({
      page,
      browser,
      portal,
    }) => {
      const options = colorScheme === 'dark' ? { colorScheme } : {};
      await page.goto('/');
      await expectNoViolation(page);
      const link = await makePhoneLink(page);
      await expectNoViolation(page);
      const unbound = await openPhone(browser, link, options);
      await expectNoViolation(unbound.page);
      const phone = await openLinkOnPhone(browser, link, options);
      await expectNoViolation(phone.page);
      await unbound.page.reload();
      await expectNoViolation(unbound.page);
      await chooseImage(phone.page, 'Front', 'small.jpg');
      await phone.page.getByText('Your computer has this photo').waitFor();
      await expectNoViolation(phone.page);
      await expectNoViolation(page);
      await phone.page.getByRole('button', { name: 'Done' }).click();
      await phone.page.getByRole('heading', { name: 'Done.' }).waitFor();
      await expectNoViolation(phone.page);
      await page.getByText('Your phone is finished').waitFor();
      await expectNoViolation(page);
      await phone.page.goto(await makePhoneLink(page));
      expireHandoffs(portal);
      await page.getByText('The code has expired.').waitFor();
      await expectNoViolation(page);
      await phone.page.reload();
      await expectNoViolation(phone.page);
      await phone.close();
      await unbound.close();
    });
  });
}
