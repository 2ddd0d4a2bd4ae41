import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { holdScripts } from '../../setup/hold-scripts';
import { chooseImage, idGroup } from '../../setup/id-images';
import { signInAs } from '../../setup/staff-session';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

test('staff enter a customer with a reference, copy the link, and enter another that keeps nothing', {
  tag: '@long',
}, async ({ page, portal, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs(page, portal, 'entry');
  await page.getByRole('link', { name: 'New customer' }).first().click();
  await expect(page.getByLabel('First name')).toBeFocused();
  const customer = makeTypedCustomer();
  await fillCustomer(page, customer);
  await page.getByLabel('Reference').fill('CASE-77');
  await chooseImage(page, 'Front', 'front.jpg');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { name: 'Customer created' })).toBeFocused();
  await expect(page.getByText('CASE-77')).toBeVisible();
  await expectAccessible(page);
  expect(await getStored(portal, customer.emailAddress)).toMatchObject({ reference: 'CASE-77', status: 'PENDING' });

  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/staff\/customers\/[0-9a-f-]{36}$/);

  await page.getByRole('button', { name: 'Enter another' }).click();
  await expect(page.getByLabel('First name')).toBeFocused();
  await expect(page.getByLabel('First name')).toHaveValue('');
  await expect(page.getByLabel('Email address')).toHaveValue('');
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Choose file' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('First name')).toHaveValue('');
});

test('what was entered is gone before the answer is shown, so that the next form cannot find it', {
  tag: '@long',
}, async ({ page, portal }) => {
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'front.jpg');
  const order = await page.evaluateHandle(() => {
    const happened: string[] = [];
    const remove = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (...args) {
      happened.push('removed');
      return remove.apply(this, args);
    };
    new MutationObserver(() => {
      if (document.querySelector('h1')?.textContent === 'Customer created') happened.push('shown');
    }).observe(document.body, { childList: true, subtree: true });
    return happened;
  });
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { name: 'Customer created' })).toBeVisible();
  const happened = await order.jsonValue();
  expect(happened).toContain('removed');
  expect(happened.lastIndexOf('removed')).toBeLessThan(happened.indexOf('shown'));
  expect(await page.evaluate(listDraftParts)).toEqual([]);
});

test('a partial draft says that it is there, and is cleared for the next customer', { tag: '@long' }, async ({
  page,
  portal,
}) => {
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  await page.getByLabel('First name').fill('Half');
  await chooseImage(page, 'Front', 'front.jpg');
  await page.getByLabel('City').fill('Stratford');
  await page.getByRole('link', { name: 'Customers' }).first().click();
  await expect(page.getByRole('heading', { name: 'Customers', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'New customer' }).first().click();
  const notice = page
    .getByRole('status')
    .filter({ hasText: 'What you entered before and did not send is here again.' });
  await expect(notice).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue('Half');
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Remove' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Clear it' }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByLabel('First name')).toHaveValue('');
  await expect(page.getByLabel('First name')).toBeFocused();
  await expect(page.getByLabel('City')).toHaveValue('');
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Choose file' })).toBeVisible();
  expect(await page.evaluate(listDraftParts)).toEqual([]);
  await page.reload();
  await expect(page.getByLabel('First name')).toHaveValue('');
  await expect(notice).toBeHidden();
});

test('focus starts in the first field before the scripts have loaded, and stays where staff took it since', async ({
  page,
  portal,
}) => {
  await signInAs(page, portal, 'entry');
  const release = await holdScripts(page);
  await page.goto('/staff/customers/new', { waitUntil: 'commit' });
  await expect(page.getByLabel('First name')).toBeFocused();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Love');
  release();
  // Only the running page knows every country.
  await expect(page.getByLabel('Country').locator('option')).not.toHaveCount(1);
  await page.keyboard.type('lace');
  await expect(page.getByLabel('Last name')).toHaveValue('Lovelace');
  await expect(page.getByLabel('First name')).toHaveValue('Ada');
});

test('staff hear that a customer is known before they send, see what differs, and update', { tag: '@long' }, async ({
  page,
  portal,
}) => {
  await signInAs(page, portal, 'entry');
  const customer = makeTypedCustomer();
  const enter = async (firstName: string) => {
    await page.goto('/staff/customers/new');
    await fillCustomer(page, { ...customer, firstName });
    await chooseImage(page, 'Front', 'front.jpg');
  };
  await enter('John');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { name: 'Customer created' })).toBeVisible();

  await enter('Jonathan');
  await expect(page.getByRole('heading', { name: 'This customer already exists' })).toBeVisible();
  const row = page.getByRole('row', { name: /First name/ });
  await expect(row).toContainText('John');
  await expect(row).toContainText('Jonathan');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Update customer' }).click();
  await expect(page.getByRole('heading', { name: 'Customer updated' })).toBeVisible();
  expect(await getStored(portal, customer.emailAddress)).toMatchObject({ target: { fn: 'Jonathan' } });
});

test('an address that is pasted in one piece is put into its fields', async ({ page, portal }) => {
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  await page.getByLabel('Street address').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '9 Elm Ave, Apt 4B, Salt Lake City, UT 84101-1234');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByLabel('Street address')).toHaveValue('9 Elm Ave, Apt 4B');
  await expect(page.getByLabel('City')).toHaveValue('Salt Lake City');
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('UT');
  await expect(page.getByLabel('ZIP code')).toHaveValue('84101-1234');
  await expect(page.getByText('The address you pasted was split into the fields.')).toBeVisible();
});

/** The keys of the drafts in this tab; runs in the page. */
const listDraftKeys = () => Object.keys(sessionStorage).filter((name) => name.startsWith('customer-draft'));

test('what a member entered survives a reload, and is gone for whoever signs in after them', async ({
  page,
  portal,
}) => {
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  await page.getByLabel('First name').fill('Kept');
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('values');
  await page.reload();
  await expect(page.getByLabel('First name')).toHaveValue('Kept');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  expect(await page.evaluate(listDraftKeys)).toEqual([]);
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  // The draft was opened, and there was nothing in it.
  await expect.poll(() => page.evaluate(listDraftKeys)).toHaveLength(1);
  await expect(page.getByLabel('First name')).toHaveValue('');
});
