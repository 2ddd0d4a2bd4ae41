import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StorageTransport } from '@/lib/server/contract-client/exchange';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import { createRemoteTransport } from '@/lib/server/contract-client/remote-transport';
import type { VendorBehavior } from '../../mocks/vendor-behavior';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { captureOutput } from '../../setup/captured-output';
import { toWrite } from '../../setup/customer-write';

/** Long enough for a busy machine to answer, short enough to sit through when nothing answers. */
const SHORT_DEADLINE_MS = 400;

const FRONT = 'RlJPTlQtSU1BR0Ut';
const customer = {
  ...toWrite({ email: 'private.person@example.com', fn: 'Wilhelmina', documents: { front: FRONT } }),
  reference: 'reference-31337',
};

let vendor: VendorServer;
let output: ReturnType<typeof captureOutput>;

const connect = (options: { transport?: StorageTransport; url?: string; deadlineMs?: number } = {}) => {
  const { url = vendor.url, transport = createRemoteTransport(url), deadlineMs } = options;
  const credentials = { user: vendor.user, pass: vendor.pass };
  return createRemoteClient({ transport, url, credentials, deadlineMs });
};

/** What must never appear in a result or a log. */
const listSecrets = () => [
  vendor.user,
  vendor.pass,
  vendor.url,
  customer.reference,
  customer.target.email,
  'Wilhelmina',
  FRONT,
  'somebody.else@example.com',
];

function expectNoSecretIn(outcome: unknown) {
  const seen = inspect(outcome, { depth: null, showHidden: true }) + JSON.stringify(outcome) + output.text();
  for (const secret of listSecrets()) expect(seen).not.toContain(secret);
}

beforeAll(async () => {
  vendor = await startVendorServer();
});
afterAll(() => vendor.close());
beforeEach(() => {
  output = captureOutput();
  vendor.customers.clear();
  vendor.requests.length = 0;
});
afterEach(() => output.stop());

describe('a write is never taken for stored', () => {
  const unavailable = { code: 'unavailable', canRetry: true };
  const malformed = { code: 'malformed-reply', canRetry: true, delivery: 'unknown' };

  test.each<[VendorBehavior, object]>([
    ['close-before-reading', { ...unavailable, reason: 'connection', delivery: 'unknown' }],
    ['close-after-reading', { ...unavailable, reason: 'connection', delivery: 'unknown' }],
    ['close-after-storing', { ...unavailable, reason: 'connection', delivery: 'unknown' }],
    ['close-within-the-reply', { ...unavailable, reason: 'connection', delivery: 'unknown' }],
    ['html-502', { ...unavailable, reason: 'http-502', delivery: 'unknown' }],
    ['error-500', { ...unavailable, reason: 'http-500', delivery: 'unknown' }],
    [
      { httpStatus: 429, text: '' },
      { ...unavailable, reason: 'http-429', delivery: 'refused' },
    ],
    [
      { httpStatus: 408, text: '' },
      { ...unavailable, reason: 'http-408', delivery: 'unknown' },
    ],
    ['html-200', { ...malformed, reason: 'not-json' }],
    ['truncated-json', { ...malformed, reason: 'not-json' }],
    ['not-utf8', { ...malformed, reason: 'not-json' }],
    [
      { httpStatus: 200, text: '' },
      { ...malformed, reason: 'not-json' },
    ],
    ['wrong-types', { ...malformed, reason: 'wrong-shape' }],
    ['error-with-200', { ...malformed, reason: 'wrong-shape' }],
    [
      { httpStatus: 200, text: 'null' },
      { ...malformed, reason: 'wrong-shape' },
    ],
    [
      { httpStatus: 200, text: '[]' },
      { ...malformed, reason: 'wrong-shape' },
    ],
    [
      { httpStatus: 200, text: '{"result":"Success"}' },
      { ...malformed, reason: 'wrong-shape' },
    ],
    [
      { httpStatus: 201, text: '{"result":"Success"}' },
      { ...malformed, reason: 'http-201' },
    ],
    ['other-customer', { ...malformed, reason: 'other-customer' }],
    ['redirect', { ...malformed, reason: 'redirect' }],
    ['huge-body', { ...malformed, reason: 'reply-too-large' }],
    ['gzip-bomb', { ...malformed, reason: 'reply-too-large' }],
    ['page-413', { code: 'too-large', reason: 'http-413', canRetry: false, delivery: 'unknown' }],
    ['refuse-401', { code: 'credentials-refused', reason: 'http-401', canRetry: false, delivery: 'refused' }],
    [
      { httpStatus: 401, contentType: 'text/html', text: '<h1>Sign in</h1>' },
      { ...malformed, reason: 'http-401' },
    ],
    [
      { httpStatus: 404, contentType: 'text/html', text: '<h1>Not Found</h1>' },
      { ...malformed, reason: 'http-404' },
    ],
  ])('when the vendor does this: %j', async (behavior, error) => {
    vendor.behaveNext(behavior);
    const outcome = await connect().createOrUpdateCustomer(customer);
    expect(outcome).toEqual({ ok: false, error });
    expectNoSecretIn(outcome);
    expect(vendor.requests).toHaveLength(1);
  });

  test.each<VendorBehavior>(['never-answer', 'store-and-never-answer', 'drip-forever'])(
    'when the deadline passes: %s; the connection is closed',
    async (behavior) => {
      vendor.behaveNext(behavior);
      const outcome = await connect({ deadlineMs: SHORT_DEADLINE_MS }).createOrUpdateCustomer(customer);
      expect(outcome).toEqual({ ok: false, error: { ...unavailable, reason: 'timeout', delivery: 'unknown' } });
      expectNoSecretIn(outcome);
      expect(await vendor.requests[0]?.ended).toBe('cut-off');
    },
  );

  test('when a reply is too large; the rest of it is not fetched', async () => {
    vendor.behaveNext('huge-body');
    await connect().createOrUpdateCustomer(customer);
    expect(await vendor.requests[0]?.ended).toBe('cut-off');
  });

  test('when another status comes back than the one that was set', async () => {
    await connect().createOrUpdateCustomer(customer);
    const reply = { result: 'Success', target: { email: customer.target.email, status: 'PASS' } };
    vendor.behaveNext({ httpStatus: 200, text: JSON.stringify(reply) });
    const outcome = await connect().updateStatus(customer.target.email, 'FAIL');
    expect(outcome).toEqual({ ok: false, error: { ...malformed, reason: 'other-status' } });
  });
});

describe('reading', () => {
  test.each<VendorBehavior>(['huge-body', 'html-200', 'truncated-json', 'wrong-types', 'other-customer', 'redirect'])(
    'never takes this for a status: %s',
    async (behavior) => {
      await connect().createOrUpdateCustomer(customer);
      vendor.behaveNext(behavior);
      expect(await connect().getStatus(customer.target.email)).toMatchObject({
        ok: false,
        error: { code: 'malformed-reply', canRetry: true },
      });
    },
  );

  test('takes a reply whose content type is wrong but whose body is the contract', async () => {
    vendor.behaveNext('json-named-html');
    expect(await connect().createOrUpdateCustomer(customer)).toMatchObject({ ok: true });
  });
});

describe('nothing was sent', () => {
  const notSent = { code: 'unavailable', canRetry: true, delivery: 'not-sent' };

  test('when the port is closed', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const outcome = await connect({ url: `http://127.0.0.1:${port}/` }).createOrUpdateCustomer(customer);
    expect(outcome).toEqual({ ok: false, error: { ...notSent, reason: 'connection' } });
    expectNoSecretIn(outcome);
  });

  test('when TLS is spoken to a server that does not speak it', async () => {
    const outcome = await connect({ url: vendor.url.replace('http:', 'https:') }).createOrUpdateCustomer(customer);
    expect(outcome).toEqual({ ok: false, error: { ...notSent, reason: 'connection' } });
    expect(vendor.requests).toHaveLength(0);
  });
});

describe('a transport of another kind', () => {
  test('that does not heed the deadline is left behind', async () => {
    const transport = () => new Promise<Response>(() => undefined);
    const outcome = await connect({ transport, deadlineMs: 20 }).createOrUpdateCustomer(customer);
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'unavailable', reason: 'timeout', delivery: 'unknown' },
    });
  });

  test('that throws what nobody foresaw is logged with its place and without its words', async () => {
    const transport = async (request: Request): Promise<Response> => {
      const body = await request.text();
      throw new RangeError(`cannot store ${body}`, { cause: new Error(body) });
    };
    const outcome = await connect({ transport }).createOrUpdateCustomer(customer);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'unavailable', delivery: 'unknown' } });
    expect(output.text()).toContain('RangeError');
    expect(output.text()).toContain('storage-transport');
    expectNoSecretIn(outcome);
  });
});
