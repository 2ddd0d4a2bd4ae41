import { expectAccessible } from '../../setup/accessibility';
import { makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { startMailServer } from '../../setup/mail-server';
import { startPortal } from '../../setup/portal-server';
import { signInAs } from '../../setup/staff-session';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

async function invite(page: import('@playwright/test').Page, emailAddress: string): Promise<string> {
  await page.goto('/staff/invitations');
  await page.getByLabel('Email address').fill(emailAddress);
  await page.getByLabel('Reference (optional)').fill('INV-1');
  await page.getByText('Fill in more for the customer').click();
  await page.getByLabel('First name').fill('Ada');
  await page.getByRole('button', { name: 'Make invitation' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the invitation' })).toBeVisible();
  return page.getByText(/\/invite\/\S+/).innerText();
}

test('an invited customer fills in the form once, with the address and the reference of the invitation', async ({
  page,
  portal,
  browser,
}) => {
  await signInAs(page, portal, 'entry');
  const { emailAddress: _, ...typed } = makeTypedCustomer();
  const emailAddress = `invited.${process.pid}.${Date.now()}@example.com`;
  const link = await invite(page, emailAddress);
  await expectAccessible(page);

  const context = await browser.newContext({ baseURL: portal.url });
  const visitor = await context.newPage();
  await visitor.goto(link);
  const html = await (await context.request.get(link)).text();
  expect(html).toMatch(/<noscript>.*This page needs JavaScript.*<\/noscript>/);
  await visitor.getByRole('button', { name: 'Start' }).click();
  await expect(visitor).toHaveURL(`${link}/which-id`);
  await visitor.getByLabel('ID card').check();
  await showStep(visitor, 'details');
  await expect(visitor.getByLabel('First name')).toHaveValue('Ada');
  await expect(visitor.getByLabel('Email address')).toHaveValue(emailAddress);
  await expect(visitor.getByLabel('Email address')).not.toBeEditable();
  await expectAccessible(visitor);
  const { firstName: __, ...rest } = typed;
  for (const [label, value] of [
    ['Last name', rest.lastName],
    ['Month', rest.month],
    ['Day', rest.day],
    ['Year', rest.year],
    ['Street address', rest.streetAddress],
    ['City', rest.city],
    ['ZIP code', rest.zipCode],
    ['Phone number', rest.phoneNumber],
  ] as const) {
    await visitor.getByLabel(label).fill(value);
  }
  await visitor.getByLabel('State', { exact: true }).selectOption(rest.state);
  await chooseImage(visitor, 'Front', 'front.jpg');
  await submit(visitor);
  await expect(visitor.getByRole('heading', { name: 'We have your details' })).toBeVisible();
  expect(await getStored(portal, emailAddress)).toMatchObject({ reference: 'INV-1', target: { fn: 'Ada' } });
  await visitor.goto(link);
  await visitor.waitForURL('**/status/*');
  await expect(visitor.getByRole('heading', { name: 'We have your details' })).toBeVisible();
  await context.close();

  await page.reload();
  const item = page.getByRole('listitem').filter({ hasText: emailAddress });
  await expect(item).toContainText('Used');
  await page.goto('/staff/customers');
  await expect(page.getByRole('row', { name: new RegExp(emailAddress) })).toContainText(/invitation/i);
});

test('a withdrawn invitation opens nothing', { tag: '@long' }, async ({ page, portal, browser }) => {
  await signInAs(page, portal, 'entry');
  const emailAddress = `withdrawn.${process.pid}.${Date.now()}@example.com`;
  const link = await invite(page, emailAddress);
  const item = page.getByRole('listitem').filter({ hasText: emailAddress });
  await item.getByRole('button', { name: /^Withdraw/ }).click();
  await expect(page.getByText('The invitation was withdrawn.')).toBeVisible();
  await expect(item).toContainText('Withdrawn');
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'This invitation cannot be used' })).toBeVisible();
  await expectAccessible(visitor);
  await context.close();
});

test('a portal for invited people keeps the form closed, and mails the invitation where that is configured', {
  tag: '@long',
}, async ({ browser }) => {
  const mailServer = await startMailServer();
  const portal = await startPortal({
    env: { PUBLIC_FORM: 'invited', SMTP_URL: mailServer.url, SMTP_FROM: 'portal@example.com' },
  });
  try {
    const context = await browser.newContext({ baseURL: portal.url });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'You need an invitation' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/front');
    await expect(page.getByRole('heading', { name: 'You need an invitation' })).toBeVisible();
    await signInAs(page, portal, 'administrator');
    const link = await invite(page, 'mailed@example.com');
    await expect(page.getByText('It was sent to mailed@example.com.')).toBeVisible();
    expect(mailServer.mails).toHaveLength(1);
    expect(mailServer.mails[0]).toMatchObject({ to: 'mailed@example.com', from: 'portal@example.com' });
    expect(mailServer.mails[0]?.text).toContain(link);
    await page.context().clearCookies();
    await page.goto(`${link}/details`);
    await expect(page.getByLabel('Email address')).toHaveValue('mailed@example.com');
    await context.close();
  } finally {
    await portal.close();
    await mailServer.close();
  }
});
