import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import { startOperator } from '../../contract/support/operator-process';
import { startVendorServer } from '../../mocks/vendor-server';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { readFolder } from '../../setup/read-folder';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { connectToStorage, getStored, STORAGE_CREDENTIALS } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

// Two portals of its own, a backup, and several people one after the other.
test.describe.configure({ timeout: 120_000 });

const CANARY_BYTES = 24;
const DOCUMENT_KEY = randomBytes(32).toString('base64');
const STAFF_SECRET = randomBytes(32).toString('base64');
const MAIL_PASSWORD = randomBytes(12).toString('hex');
const OIDC_SECRET = randomBytes(24).toString('hex');

/** What to look for, each by its name. */
type Canaries = Record<string, Buffer>;

const toCanaries = (values: Record<string, string>): Canaries =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Buffer.from(value)]));

const name = (what: string) => `Canary${what}${randomBytes(5).toString('hex')}`;

/** Somebody whose every answer is found nowhere else. */
function makeCanaryCustomer() {
  const customer = makeTypedCustomer({
    firstName: name('First'),
    lastName: name('Last'),
    streetAddress: `${name('Street')} 12`,
    city: name('City'),
    emailAddress: `${name('mail')}@example.com`.toLowerCase(),
  });
  const { firstName, lastName, streetAddress, city, emailAddress } = customer;
  return { customer, canaries: toCanaries({ firstName, lastName, streetAddress, city, emailAddress }) };
}

/** Pieces of a picture, and of its base64, which is what travels. */
function cutImageCanaries(image: Buffer): Canaries {
  const canaries: Canaries = {};
  for (let at = 3_000; at + CANARY_BYTES < image.length; at += 20_000) {
    const piece = image.subarray(at, at + CANARY_BYTES);
    canaries[`image at ${at}`] = piece;
    canaries[`base64 of the image at ${at}`] = Buffer.from(piece.toString('base64'));
  }
  return canaries;
}

const findIn = (place: Buffer, canaries: Canaries) =>
  Object.keys(canaries).filter((canary) => place.includes(canaries[canary] as Buffer));

async function withPage<T>(browser: Browser, portal: PortalServer, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ baseURL: portal.url });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const sendForm = (browser: Browser, portal: PortalServer, customer: TypedCustomer) =>
  withPage(browser, portal, async (page) => {
    await page.goto('/front');
    await chooseImage(page, 'Front', 'front.jpg');
    await fillCustomer(page, customer);
    await submit(page);
    await expect(page.getByText('PENDING').first()).toBeVisible();
  });

/** Staff invite somebody with a name filled in, and refuse the customer with a note and a text. */
const workAsStaff = (browser: Browser, portal: PortalServer, emailAddress: string, texts: Record<string, string>) =>
  withPage(browser, portal, async (page) => {
    await signInAs(page, portal, 'administrator');
    await page.goto('/staff/invitations');
    await page.getByLabel('Email address').fill('invited@example.com');
    await page.getByText('Fill in more for the customer').click();
    await page.getByLabel('Last name').fill(texts.prefilled ?? '');
    await page.getByRole('button', { name: 'Make invitation' }).click();
    await expect(page.getByRole('img', { name: 'QR code of the invitation' })).toBeVisible();
    await page.goto(`/staff/customers?q=${encodeURIComponent(emailAddress)}`);
    await page.locator('th a').first().click();
    await page.getByRole('radio', { name: 'Fail' }).check();
    await page.getByLabel('Reason').selectOption('other');
    await page.getByLabel('Note').fill(texts.note ?? '');
    await page.getByRole('button', { name: 'Save decision' }).click();
    await expect(page.getByText('Saved: FAIL.')).toBeVisible();
  });

/** What goes wrong carries the canaries too: they must not come back, or get into the log. */
async function failInSomeWays(portal: PortalServer, customer: TypedCustomer): Promise<string> {
  const url = `${portal.url}${STORAGE_API_PATH}`;
  const target = { fn: customer.firstName, ln: customer.lastName, email: customer.emailAddress, addr: '\u0000' };
  const { user, pass } = STORAGE_CREDENTIALS;
  const calls = [
    { user, pass: customer.lastName, service: 'getStatus', target },
    { user, pass, service: customer.firstName, target },
    { user, pass, service: 'createOrUpdateCustomer', target: { ...target, documents: customer.lastName } },
  ];
  const bodies = [...calls.map((call) => JSON.stringify(call)), `{"${customer.firstName}": `];
  const answers = await Promise.all([
    ...bodies.map((body) => fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })),
    fetch(`${portal.url}/${customer.lastName}?email=${customer.emailAddress}`),
    fetch(`${portal.url}/status/${customer.lastName}`),
    fetch(`${portal.url}/front`, { method: 'POST', headers: { 'Next-Action': '00', origin: portal.url }, body: '[]' }),
  ]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  // An address that somebody typed is in the page of the error: the router knows where it is.
  return texts.slice(0, bodies.length).join('\n');
}

async function backUp({ dataDir }: PortalServer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
  const file = join(folder, 'backup');
  try {
    const env = { DOCUMENT_KEYS: `canary:${DOCUMENT_KEY}` };
    expect(await startOperator({ dataDir }, ['backup', file], { env }).ended).toMatchObject({ status: 0 });
    return gunzipSync(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what people and staff entered, and what the portal was told in confidence, is in no log, file, backup, bundle or error where it may not be', async ({
  browser,
}) => {
  const { user, pass } = STORAGE_CREDENTIALS;
  const portal = await startPortal({
    env: {
      ...{ DOCUMENT_KEYS: `canary:${DOCUMENT_KEY}`, STAFF_SECRET, STORAGE_API_USER: user, STORAGE_API_PASS: pass },
      // Nobody listens there: mails wait, and each try is a failure.
      ...{ SMTP_URL: `smtp://mailer:${MAIL_PASSWORD}@127.0.0.1:1`, SMTP_FROM: 'portal@example.com' },
      ...{ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: OIDC_SECRET },
    },
  });
  const vendor = await startVendorServer();
  const { url: STORAGE_API_URL, user: STORAGE_API_USER, pass: STORAGE_API_PASS } = vendor;
  const forwarding = await startPortal({ env: { STORAGE_API_URL, STORAGE_API_USER, STORAGE_API_PASS } });
  try {
    const stored = makeCanaryCustomer();
    const held = makeCanaryCustomer();
    const waiting = makeCanaryCustomer();
    const texts = { note: name('Note'), prefilled: name('Prefilled') };
    vendor.behaveAlways('html-502');
    await sendForm(browser, forwarding, waiting.customer);
    await sendForm(browser, portal, stored.customer);
    const { front } = await getStored(portal, stored.customer.emailAddress);
    // A stranger who knows the address: it waits for staff.
    const { emailAddress } = stored.customer;
    await sendForm(browser, portal, { ...held.customer, emailAddress });
    await workAsStaff(browser, portal, emailAddress, texts);
    const errors = await failInSomeWays(portal, stored.customer);
    const { emailAddress: _, ...heldValues } = held.canaries;

    const secrets = toCanaries({
      ...{ documentKey: DOCUMENT_KEY, staffSecret: STAFF_SECRET, mailPassword: MAIL_PASSWORD, oidcSecret: OIDC_SECRET },
      ...{ storagePassword: pass, accountPassword: STORAGE_API_PASS, staffPassword: STAFF_PASSWORD },
    });
    const confidential = {
      ...secrets,
      ...cutImageCanaries(front ?? Buffer.alloc(0)),
      ...heldValues,
      ...toCanaries(texts),
    };
    const everything = { ...confidential, ...stored.canaries, ...waiting.canaries };
    expect(Object.keys(everything).length).toBeGreaterThan(20);

    const logs = Buffer.from(portal.output() + forwarding.output());
    expect(findIn(logs, everything), 'in the logs').toEqual([]);
    expect(findIn(Buffer.from(errors), everything), 'in errors').toEqual([]);
    expect(findIn(await readFolder('.next/static'), everything), 'in what browsers load').toEqual([]);
    expect(findIn(await readFolder(portal.dataDir), confidential), 'in the database').toEqual([]);
    expect(findIn(await readFolder(forwarding.dataDir), everything), 'in the outbox').toEqual([]);
    const backup = await backUp(portal);
    expect(findIn(backup, confidential), 'in the backup').toEqual([]);

    // The search finds what is there: the details that staff look customers up by are not sealed.
    expect(findIn(await readFolder(portal.dataDir), stored.canaries)).toEqual(Object.keys(stored.canaries));
    expect(findIn(backup, stored.canaries)).toEqual(Object.keys(stored.canaries));
    expect((await connectToStorage(portal).getStatus(emailAddress)).ok).toBe(true);
  } finally {
    await portal.close();
    await forwarding.close();
    await vendor.close();
  }
});
