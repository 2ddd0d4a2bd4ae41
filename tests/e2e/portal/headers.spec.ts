import { networkInterfaces } from 'node:os';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { isSubmission } from '../../setup/parcels';
import { startPortal } from '../../setup/portal-server';
import { openRawConnection } from '../../setup/raw-connection';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

const NONCE = /'nonce-([^']+)'/;

test('a page allows scripts by a nonce of its own and nothing from elsewhere', async ({ request }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get('/')).headers()['content-security-policy'] ?? ''),
  );
  const [first = '', second = ''] = policies;
  expect(NONCE.exec(first)?.[1]).not.toBe(NONCE.exec(second)?.[1]);
  expect(first).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(first).toContain("default-src 'none'");
  expect(first).toContain("frame-ancestors 'none'");
});

test('a page makes its own policy, whatever policy a client sends', async ({ request }) => {
  const answer = await request.get('/', { headers: { 'content-security-policy': "script-src 'nonce-chosen'" } });
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
  const nonce = NONCE.exec(answer.headers()['content-security-policy'] ?? '')?.[1];
  const html = await answer.text();
  expect(html).not.toContain('chosen');
  expect(html).toContain(`nonce="${nonce}"`);
});

test('a page says its language and the direction it is read in', async ({ request }) => {
  const load = async (accepted: string) =>
    (await request.get('/', { headers: { 'accept-language': accepted } })).text();
  expect(await load('de, en-GB;q=0.5')).toMatch(/<html lang="en" dir="ltr"/);
  expect(await load('ar-EG, en-GB;q=0.5')).toMatch(/<html lang="ar" dir="rtl"/);
});

test('every answer is guarded, and none says what serves it', async ({ request }) => {
  const unknown = [
    '/nowhere',
    '/api/nowhere',
    '/v3/nowhere',
    '/workers/nowhere.js',
    '/_next/nowhere',
    '/company/nowhere',
  ];
  for (const path of ['/', '/v3/stable/api/storage', '/icon.svg', '/nowhere//', '/%E0%A4%A', ...unknown]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], path).toContain("base-uri 'none'");
    expect(headers['content-security-policy'], path).toMatch(/(default|object)-src 'none'/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['permissions-policy'], path).toContain('camera=(self)');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('pages are never kept by a cache', async ({ request }) => {
  expect((await request.get('/')).headers()['cache-control']).toContain('no-store');
});

test('a monitor hears whether the portal can serve, and nothing else', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('there is no image optimizer', async ({ request }) => {
  expect((await request.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBeGreaterThanOrEqual(400);
});

test('upgrades are closed at once, and the portal goes on answering', async ({ request, portal }) => {
  const { port, host } = new URL(portal.url);
  const head = `GET /no-such-page HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  // Next.js only starts listening for upgrades at the first request.
  expect((await request.get('/api/health')).status()).toBe(200);
  const startedAt = Date.now();
  const answers = await Promise.all(Array.from({ length: 100 }, () => openRawConnection(Number(port), head).closed));
  expect(Date.now() - startedAt).toBeLessThan(1_000);
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 400 '))).toEqual([]);
  expect(answers[0]).toContain('X-Content-Type-Options: nosniff');
  expect((await request.get('/api/health')).status()).toBe(200);
});

test('what is no request for the portal gets a guarded refusal', async ({ portal }) => {
  const { port, host } = new URL(portal.url);
  const refused = [`CONNECT ${host} HTTP/1.1`, 'TRACE / HTTP/1.1', 'GET http://elsewhere.example/ HTTP/1.1', 'hello'];
  for (const line of refused) {
    const answer = await openRawConnection(Number(port), `${line}\r\nHost: ${host}\r\n\r\n`).closed;
    expect(answer, line).toMatch(/^HTTP\/1\.1 40[05] /);
    expect(answer, line).toContain('Referrer-Policy: no-referrer');
  }
});

test('behind trusted proxies, the portal listens on loopback alone and says so', async () => {
  const portal = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1', HOST: '' } });
  try {
    await expect.poll(portal.output).toMatch(/listens on this machine only \(127\.0\.0\.1( and ::1)?\)/);
    expect((await fetch(`${portal.url}/api/health`)).status).toBe(200);
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const reachable = own.filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of reachable) {
      await expect(fetch(`http://${address}:${new URL(portal.url).port}/api/health`)).rejects.toThrow();
    }
  } finally {
    await portal.close();
  }
});

test('an inline script that somebody smuggles in does not run', async ({ page }) => {
  await page.goto('/check?reference=%3Cscript%3Ewindow.smuggled%3Dtrue%3C%2Fscript%3E');
  await expect(page.getByText('<script>window.smuggled=true</script>')).toBeVisible();
  expect(await page.evaluate(() => 'smuggled' in window)).toBe(false);
});

test('a submission without an Origin, or from another one, is refused and stores nothing', async ({
  page,
  request,
  portal,
}) => {
  const customer = makeTypedCustomer();
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  const sent = page.waitForRequest(isSubmission);
  await page.route('**/check', (route) => (isSubmission(route.request()) ? route.abort() : route.continue()));
  await submit(page);
  const { 'next-action': actionId = '', 'content-type': contentType = '' } = (await sent).headers();
  const data = (await sent).postDataBuffer() ?? '';
  const post = (headers: Record<string, string>) =>
    request.post('/check', { headers: { 'next-action': actionId, 'content-type': contentType, ...headers }, data });

  const forged: Record<string, string>[] = [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }];
  for (const headers of forged) expect(await (await post(headers)).text()).not.toContain('received');
  expect(await (await post({})).text()).toContain('cross-site');
  await expect(getStored(portal, customer.emailAddress)).rejects.toThrow('not-found');
  expect(await (await post({ origin: portal.url })).text()).toContain('received');
});
test.use({ expectedFaults: [/ERR_FAILED/] });

test('beside a remote account, the embedded storage API accepts nobody', async ({ request, remotePortal, vendor }) => {
  const { user, pass } = vendor;
  const body = { user, pass, service: 'getStatus', target: { email: 'jsmith@veratad.com' } };
  const reply = await request.post(`${remotePortal.url}/v3/stable/api/storage`, { data: body });
  expect(reply.status()).toBe(401);
});

test('what development allows is not in a build, whatever the environment says', async () => {
  const portal = await startPortal({ env: { NODE_ENV: 'development' } });
  const answer = await fetch(portal.url);
  await portal.close();
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
});
