import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { expireHandoffs, hastenPolls, makePhoneLink, openLinkOnPhone, openPhone } from '../../setup/handoff';
import { chooseImage } from '../../setup/id-images';
import { expect, test } from '../fixtures';

/** The part of the form about the phone; accessibility.spec.ts checks the rest. */
const OFFER = 'section:has(> h2[tabindex])';

async function expectNoViolation(page: Page, part: string) {
  await expectAccessible(page, part);
  const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflowPx, 'sideways scrolling').toBeLessThanOrEqual(0);
}

const SCHEMES = [
  { computer: 'light', phone: 'dark' },
  { computer: 'dark', phone: 'light' },
] as const;

for (const { computer, phone: colorScheme } of SCHEMES) {
  test.describe(`with the computer in ${computer} and the phone in ${colorScheme}`, { tag: '@long' }, () => {
    test.use({ colorScheme: computer });

    test('no state of the handoff breaks an accessibility rule', async ({ page, browser, portal }) => {
      await hastenPolls(page);
      await page.goto('/front');
      const link = await makePhoneLink(page);
      await expectNoViolation(page, OFFER);
      const other = await openPhone(browser, link, { colorScheme });
      await expectNoViolation(other.page, 'body');
      const phone = await openLinkOnPhone(browser, link, { colorScheme });
      await other.page.reload();
      await expectNoViolation(other.page, 'body');
      await chooseImage(phone.page, 'Front', 'small.jpg');
      await phone.page.getByText('Your computer has this photo').waitFor();
      await expectNoViolation(phone.page, 'body');
      await expectNoViolation(page, OFFER);
      expireHandoffs(portal);
      await page.getByText('The code has expired.').waitFor();
      await expectNoViolation(page, OFFER);
      await phone.page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
      await expectNoViolation(phone.page, 'body');
      await phone.close();
      await other.close();
    });
  });
}
