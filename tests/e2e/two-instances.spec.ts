import { randomBytes } from 'node:crypto';
import { fillCustomer, makeTypedCustomer } from '../setup/customer-form';
import { chooseImage } from '../setup/id-images';
import { type PortalServer, startPortal } from '../setup/portal-server';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { connectToStorage, getStored, STORAGE_CREDENTIALS } from '../setup/stored-customer';
import { test as base, expect } from './fixtures';

/** The limit of submissions from one address, see receive-applicant-submission.ts. */
const SUBMISSIONS_PER_HOUR = 60;

type Portals = [PortalServer, PortalServer];

/** Starts both at the same moment on an empty database: one of them migrates, the other waits. */
async function startPortals(databaseUrl: string): Promise<Portals> {
  const { user, pass } = STORAGE_CREDENTIALS;
  const env = {
    DATABASE_URL: databaseUrl,
    DOCUMENT_KEYS: `shared:${randomBytes(32).toString('base64')}`,
    STORAGE_API_USER: user,
    STORAGE_API_PASS: pass,
    TRUSTED_PROXY_HOPS: '1',
  };
  return Promise.all([startPortal({ env }), startPortal({ env })]);
}

const test = base.extend<object, { portals: Portals }>({
  portals: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
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

test('two portals on one PostgreSQL serve the same customers and count the same limits', async ({
  page,
  request,
  portals,
}) => {
  const [first, second] = portals;
  const customer = makeTypedCustomer();
  await page.goto('/?reference=two-instances');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  const sent = page.waitForRequest((candidate) => candidate.method() === 'POST');
  await page.getByRole('button', { name: 'Submit' }).click();
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
    return (await request.post(portal.url, { headers, data })).text();
  };
  const used = 1;
  const answers: string[] = [];
  for (let count = used; count < SUBMISSIONS_PER_HOUR; count += 1)
    answers.push(await repeatAt(portals[count % 2] ?? first));
  expect(answers.filter((answer) => !answer.includes('received'))).toEqual([]);
  for (const portal of portals) expect(await repeatAt(portal)).toContain('too-many');
});
