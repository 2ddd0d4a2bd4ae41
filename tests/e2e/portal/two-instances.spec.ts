import { randomBytes } from 'node:crypto';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { isSubmission, keepPhotosBack } from '../../setup/parcels';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { startPostgresCluster } from '../../setup/postgres/cluster';
import { createPostgresDatabase } from '../../setup/postgres/create-database';
import { recordCall, replay } from '../../setup/replay';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { connectToStorage, getStored, STORAGE_CREDENTIALS } from '../../setup/stored-customer';
import { test as base, expect } from '../fixtures';

/** The limit on submissions from one address; see applicant-doors.ts. */
const SUBMISSIONS_PER_HOUR = 60;

type Portals = [PortalServer, PortalServer];

/** How many attempts an account allows in a quarter of an hour; see entrance-limits.ts. */
const TRIES_PER_ACCOUNT = 10;

/** Starts both at the same moment on an empty database: one of them migrates while the other waits. */
async function startPortals(databaseUrl: string): Promise<Portals> {
  const { user, pass } = STORAGE_CREDENTIALS;
  const env = {
    DATABASE_URL: databaseUrl,
    DOCUMENT_KEYS: `shared:${randomBytes(32).toString('base64')}`,
    STORAGE_API_USER: user,
    STORAGE_API_PASS: pass,
    STAFF_SECRET: randomBytes(32).toString('base64'),
    TRUSTED_PROXY_HOPS: '1',
  };
  return Promise.all([startPortal({ env }), startPortal({ env })]);
}

const test = base.extend<object, { portals: Portals }>({
  portals: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const cluster = await startPostgresCluster();
      try {
        const portals = await startPortals(await createPostgresDatabase(cluster.urlOf()));
        await use(portals);
        await Promise.all(portals.map((portal) => portal.close()));
      } finally {
        await cluster.remove();
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ portals }, use) => use(portals[0].url),
});

// One PostgreSQL server for all of them.
test.describe.configure({ mode: 'default' });

test('two portals on one PostgreSQL serve the same customers and count the same limits', { tag: '@long' }, async ({
  page,
  request,
  portals,
}) => {
  const [first, second] = portals;
  const customer = makeTypedCustomer();
  // This submission is sent again below, when a photo sent ahead would be gone.
  await keepPhotosBack(page);
  await page.goto('/front?reference=two-instances');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  const sent = page.waitForRequest(isSubmission);
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();

  const [fromFirst, fromSecond] = await Promise.all(
    [first, second].map((portal) => getStored(portal, customer.emailAddress)),
  );
  expect(fromSecond).toEqual(fromFirst);
  expect(fromSecond?.reference).toBe('two-instances');
  expect(await connectToStorage(second).updateStatus(customer.emailAddress, 'PASS')).toMatchObject({ ok: true });
  expect((await getStored(first, customer.emailAddress)).status).toBe('PASS');

  const {
    'next-action': actionId = '',
    'content-type': contentType = '',
    'x-forwarded-for': address = '',
  } = (await sent).headers();
  const data = (await sent).postDataBuffer() ?? '';
  const repeatAt = async (portal: PortalServer) => {
    const headers = {
      'next-action': actionId,
      'content-type': contentType,
      origin: portal.url,
      'x-forwarded-for': address,
    };
    return (await request.post(`${portal.url}/check`, { headers, data })).text();
  };
  const used = 1;
  const answers: string[] = [];
  for (let count = used; count < SUBMISSIONS_PER_HOUR; count += 1)
    answers.push(await repeatAt(portals[count % 2] ?? first));
  expect(answers.filter((answer) => !answer.includes('received'))).toEqual([]);
  for (const portal of portals) expect(await repeatAt(portal)).toContain('too-many');
});

test('on PostgreSQL the first administrator enters a customer, finds them, looks at the documents and decides', {
  tag: '@long',
}, async ({ page, portals }) => {
  await signInAs(page, portals[0], 'administrator');
  await page.getByRole('link', { name: 'New customer' }).first().click();
  const customer = makeTypedCustomer({ lastName: 'Postgres' });
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  await page.getByRole('button', { name: 'Create customer' }).click();
  await expect(page.getByRole('heading', { name: 'Customer created' })).toBeVisible();
  await page.goto('/staff/customers');
  await page.getByRole('link', { name: 'John Postgres' }).click();
  await expect(page.getByRole('heading', { name: 'John Postgres' })).toBeVisible();
  await page.getByRole('button', { name: 'Show documents' }).click();
  await expect(page.getByRole('img', { name: 'Front of the ID' })).toBeVisible();
  await page.getByRole('radio', { name: 'Pass' }).check();
  await page.getByRole('button', { name: 'Save decision' }).click();
  await expect(page.getByText('Saved: PASS.')).toBeVisible();
  expect((await getStored(portals[1], customer.emailAddress)).status).toBe('PASS');
});

test.describe('the entrance of two portals', () => {
  // The sign-in request that is withheld from the server, to be replayed later.
  test.use({ expectedFaults: [[/ERR_FAILED/, /Failed to fetch/], { scope: 'test' }] });

  test('two portals share the sessions of staff, and count who tries to sign in together', { tag: '@long' }, async ({
    page,
    request,
    portals,
  }) => {
    const [first, second] = portals;
    await signInAs(page, first, 'administrator');
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const askSecond = async () =>
      (await request.get(`${second.url}/staff/account`, { headers: { cookie }, maxRedirects: 0 })).status();
    expect(await askSecond()).toBe(200);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    expect(await askSecond()).toBe(307);

    await page.getByLabel('Email address').fill('nobody@staff.example.com');
    await page.getByLabel('Password').fill(STAFF_PASSWORD);
    const press = () => page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const call = await recordCall(page, press, (body) => body.includes('nobody@staff.example.com'));
    const signInAt = async ({ url }: PortalServer) => (await replay(request, url, call, { origin: url })).text();
    for (let count = 0; count < TRIES_PER_ACCOUNT; count += 1) {
      expect(await signInAt(portals[count % 2] ?? first)).toContain('"problem":"wrong"');
    }
    for (const portal of portals) expect(await signInAt(portal)).toContain('"problem":"tooMany"');
    await signInAs(page, first, 'administrator');
  });
});
