import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { findFreePort } from '../../setup/free-port';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { startMailServer } from '../../setup/mail-server';
import { expireProofs } from '../../setup/mailbox-proofs';
import { makeWrongCode, readMailedCode } from '../../setup/mailed-code';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { getStored, STORAGE_CREDENTIALS } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

const PHONE = { width: 390, height: 844 };

/** A portal of the test's own that confirms email addresses. */
const startVerifying = (smtpUrl: string) =>
  startPortal({
    env: {
      ...{ SMTP_URL: smtpUrl, SMTP_FROM: 'portal@example.com', VERIFY_EMAIL: 'true' },
      ...{ STORAGE_API_USER: STORAGE_CREDENTIALS.user, STORAGE_API_PASS: STORAGE_CREDENTIALS.pass },
    },
  });

/** Fills in a new form in a browser of its own, and presses Submit. */
async function openAndSubmit(browser: Browser, portal: PortalServer, customer: TypedCustomer): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${portal.url}/front`);
  await chooseImage(page, 'Front', 'front.jpg');
  await fillCustomer(page, customer);
  await submit(page);
  return page;
}

const codeField = (page: Page) => page.getByLabel('Code from the email');
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const expectSent = (page: Page) => expect(page.getByText('PENDING').first()).toBeVisible();

test('the code from the mailbox is typed at Submit, survives a reload, and then replaces what was there', {
  tag: '@long',
}, async ({ browser }) => {
  const mailServer = await startMailServer();
  const portal = await startVerifying(mailServer.url);
  const customer = makeTypedCustomer({ lastName: 'Before' });
  const readCode = () => readMailedCode(mailServer.mails, customer.emailAddress);
  try {
    const first = await openAndSubmit(browser, portal, customer);
    await expect(first.getByText(`We sent a code to ${customer.emailAddress}.`)).toBeVisible();
    await expect(codeField(first)).toBeFocused();
    await expectAccessible(first);
    await press(first, 'Submit');
    await expect(first.getByText('Enter the code from the email')).toBeVisible();
    await codeField(first).fill(makeWrongCode(readCode()));
    await first.keyboard.press('Enter');
    await expect(first.getByText('That is not the code. You can try 4 more times')).toBeVisible();
    await expect(codeField(first)).toBeFocused();
    await expectAccessible(first);
    await first.reload();
    await expect(first.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible();
    await expect(first.getByText(`We sent a code to ${customer.emailAddress}.`)).toBeVisible();
    const code = readCode();
    await codeField(first).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await press(first, 'Submit');
    await expectSent(first);
    expect((await getStored(portal, customer.emailAddress)).target.ln).toBe('Before');

    const second = await openAndSubmit(browser, portal, { ...customer, lastName: 'After' });
    await expect(codeField(second)).toBeFocused();
    await press(second, 'Send a new code');
    await expect(second.getByText('We sent a new code.')).toBeVisible();
    await codeField(second).fill(readCode());
    await second.keyboard.press('Enter');
    await expectSent(second);
    expect((await getStored(portal, customer.emailAddress)).target.ln).toBe('After');
    expect(portal.output()).not.toContain(readCode());
  } finally {
    await portal.close();
    await mailServer.close();
  }
});

test('a proof that is too old by the time the form arrives leads to another code, and nothing is lost', {
  tag: '@long',
}, async ({ browser }) => {
  const mailServer = await startMailServer();
  const portal = await startVerifying(mailServer.url);
  const customer = makeTypedCustomer();
  const typeCode = async (page: Page) => {
    await codeField(page).fill(readMailedCode(mailServer.mails, customer.emailAddress));
    await page.keyboard.press('Enter');
  };
  try {
    const page = await openAndSubmit(browser, portal, customer);
    await expect(codeField(page)).toBeFocused();
    await page.route('**/*', async (route) => {
      const isForm = (route.request().postData() ?? '').includes('saysMailboxProved');
      await (isForm ? route.abort('connectionreset') : route.continue());
    });
    await typeCode(page);
    await expect(page.getByText('We do not know whether your details arrived')).toBeVisible();
    await expect(codeField(page)).toBeHidden();
    await page.unrouteAll();
    expireProofs(portal);
    await press(page, 'Try again');
    await expect(page.getByText('We sent a new code.')).toBeVisible();
    await expect(codeField(page)).toBeFocused();
    await expectAccessible(page);
    await typeCode(page);
    await expectSent(page);
    expect((await getStored(portal, customer.emailAddress)).target.ln).toBe('Smith');
  } finally {
    await portal.close();
    await mailServer.close();
  }
});

test('where mail is down, the form can be sent without a code; another address asks anew', { tag: '@long' }, async ({
  browser,
}) => {
  const portal = await startVerifying(`smtp://127.0.0.1:${await findFreePort()}`);
  const customer = makeTypedCustomer();
  try {
    const page = await openAndSubmit(browser, portal, customer);
    const problem = page.getByText('The code could not be sent right now.');
    await expect(problem).toBeVisible();
    await expect(codeField(page)).toBeHidden();
    await expectAccessible(page);
    await press(page, 'Change the email address');
    await expect(page.getByLabel('Email address')).toBeFocused();
    const changed = makeTypedCustomer();
    await page.getByLabel('Email address').fill(changed.emailAddress);
    await press(page, 'Continue');
    await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible();
    await expect(problem).toBeHidden();
    await press(page, 'Submit');
    await expect(problem).toBeVisible();
    await press(page, 'Send without the code');
    await expectSent(page);
    expect((await getStored(portal, changed.emailAddress)).target.fn).toBe('John');
  } finally {
    await portal.close();
  }
});
