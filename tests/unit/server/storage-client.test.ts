import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import { createRemoteTransport } from '@/lib/server/contract-client/remote-transport';
import type { StorageClient } from '@/lib/server/contract-client/storage-client';
import { startVendorServer, type VendorServer } from '../../mocks/vendor-server';
import { captureOutput } from '../../setup/captured-output';
import { toWrite } from '../../setup/customer-write';

const reference = '888888812';
const target = {
  email: 'jsmith@example.com',
  fn: 'John',
  ln: 'Smith',
  dob: '19700101',
  documents: { front: 'AAAA', back: 'BBBB' },
};
const customer = { ...toWrite(target), reference };

let vendor: VendorServer;
let output: ReturnType<typeof captureOutput>;

const connect = (options: { pass?: string; deadlineMs?: number } = {}): StorageClient =>
  createRemoteClient({
    transport: createRemoteTransport(vendor.url),
    url: vendor.url,
    credentials: { user: vendor.user, pass: options.pass ?? vendor.pass },
    deadlineMs: options.deadlineMs,
  });

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

describe('the storage client', () => {
  test('stores a customer and hands back the status, the link and whether it was created', async () => {
    const first = await connect().createOrUpdateCustomer(customer);
    const second = await connect().createOrUpdateCustomer(customer);
    expect(first).toMatchObject({
      ok: true,
      reply: {
        type: 'createCustomer',
        status: 'PENDING',
        reference: '888888812',
        customer_link: 'https://register.veratad.com/admin/customers.php?a=edit&id=727657',
        target: { email: 'jsmith@example.com', fn: 'John' },
      },
    });
    expect(second).toMatchObject({ ok: true, reply: { type: 'updateCustomer' } });
    expect(vendor.customers.get('jsmith@example.com')?.documents).toEqual({ front: 'AAAA', back: 'BBBB' });
  });

  test('asks for the status, the images, and sets the status', async () => {
    const client = connect();
    await client.createOrUpdateCustomer(customer);
    expect(await client.updateStatus('jsmith@example.com', 'PASS')).toMatchObject({
      ok: true,
      reply: { target: { status: 'PASS' } },
    });
    expect(await client.getStatus(' JSmith@Example.com ')).toMatchObject({ ok: true, reply: { status: 'PASS' } });
    expect(await client.getDocumentImages('jsmith@example.com')).toMatchObject({
      ok: true,
      reply: { documents: { front: Buffer.from('AAAA', 'base64'), back: Buffer.from('BBBB', 'base64') } },
    });
  });

  test('sends one POST of JSON with its length, the reference beside the target, and nothing that was not given', async () => {
    await connect().createOrUpdateCustomer(customer);
    await connect().getStatus('jsmith@example.com');
    const [write, read] = vendor.requests;
    expect(write).toMatchObject({ method: 'POST', path: '/v3/stable/api/storage' });
    expect(write?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
    expect(write?.headers['content-length']).toBe(String(write?.byteCount));
    expect(write?.body).toEqual({
      user: vendor.user,
      pass: vendor.pass,
      service: 'createOrUpdateCustomer',
      reference,
      target,
    });
    expect(read?.body).toEqual({
      user: vendor.user,
      pass: vendor.pass,
      service: 'getStatus',
      target: { email: 'jsmith@example.com' },
    });
  });

  test('sends images as bare base64', async () => {
    await connect().createOrUpdateCustomer(
      toWrite({ email: 'a@example.com', documents: { front: '/9j/', back: 'iVBO' } }),
    );
    expect(vendor.requests[0]?.body?.target?.documents).toEqual({ front: '/9j/', back: 'iVBO' });
  });

  test('takes images as data URLs, as some accounts give them', async () => {
    await connect().createOrUpdateCustomer(customer);
    const documents = { front: 'data:image/jpeg;base64,/9j/', back: 'data:image/png;name=a.png;base64,iVBO' };
    const given = { result: 'Success', status: 'PASS', target: { email: target.email, documents } };
    vendor.behaveNext({ httpStatus: 200, text: JSON.stringify(given) });
    expect(await connect().getDocumentImages(target.email)).toMatchObject({
      reply: { documents: { front: Buffer.from('/9j/', 'base64'), back: Buffer.from('iVBO', 'base64') } },
    });
  });

  test('carries two images of four megabytes there and back', async () => {
    const image = Buffer.alloc(4_000_000, 0x5a);
    const documents = { front: image.toString('base64'), back: image.toString('base64') };
    await connect().createOrUpdateCustomer(toWrite({ email: 'large@example.com', documents }));
    const outcome = await connect().getDocumentImages('large@example.com');
    expect(outcome.ok && outcome.reply.documents.front.equals(image)).toBe(true);
    expect(vendor.requests[0]?.headers['content-length']).toBe(String(vendor.requests[0]?.byteCount));
  });

  test('keeps names in any script exactly', async () => {
    const names = { fn: 'Zoë 🙂', ln: "O'Brien-Łukasz 王" };
    await connect().createOrUpdateCustomer(
      toWrite({ email: 'zoe@example.com', ...names, documents: { front: 'AAAA' } }),
    );
    expect(await connect().getStatus('zoe@example.com')).toMatchObject({ ok: true, reply: { target: names } });
  });
});

describe('a refusal of the contract', () => {
  const refused = { canRetry: false, delivery: 'refused' };

  test('of an email that is none is invalid-email', async () => {
    expect(await connect().getStatus('nonsense')).toEqual({
      ok: false,
      error: { code: 'invalid-email', reason: 'http-400', ...refused },
    });
  });

  test('of a missing field is missing-input', async () => {
    const outcome = await connect().createOrUpdateCustomer(
      toWrite({ email: 'a@example.com', documents: { front: '' } }),
    );
    expect(outcome).toEqual({ ok: false, error: { code: 'missing-input', reason: 'http-400', ...refused } });
  });

  test('of the credentials is credentials-refused, for every service', async () => {
    const client = connect({ pass: 'wrong' });
    const outcomes = [
      await client.createOrUpdateCustomer(customer),
      await client.getStatus('a@example.com'),
      await client.getDocumentImages('a@example.com'),
      await client.updateStatus('a@example.com', 'PASS'),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toEqual({ ok: false, error: { code: 'credentials-refused', reason: 'http-401', ...refused } });
    }
  });

  test('of an unknown email is not-found', async () => {
    const notFound = { ok: false, error: { code: 'not-found', reason: 'http-404', ...refused } };
    expect(await connect().getStatus('nobody@example.com')).toEqual(notFound);
    expect(await connect().getDocumentImages('nobody@example.com')).toEqual(notFound);
    expect(await connect().updateStatus('nobody@example.com', 'FAIL')).toEqual(notFound);
  });

  test('of anything else is refused', async () => {
    vendor.behaveNext({ httpStatus: 400, text: '{"result":"Error","message":"target.documents.front is no image"}' });
    const outcome = await connect().createOrUpdateCustomer(customer);
    expect(outcome).toEqual({ ok: false, error: { code: 'refused', reason: 'http-400', ...refused } });
  });

  test('is a refusal also when it comes with HTTP 200', async () => {
    vendor.behaveNext({ httpStatus: 200, text: '{"result":"Error","message":"Missing a required input"}' });
    expect(await connect().createOrUpdateCustomer(customer)).toEqual({
      ok: false,
      error: { code: 'missing-input', reason: 'http-200', ...refused },
    });
  });

  test('is logged only when an operator can do something about it, and then without values', async () => {
    await connect().getStatus('nobody@example.com');
    expect(output.text()).toBe('');
    await connect({ pass: 'wrong' }).getStatus('nobody@example.com');
    expect(JSON.parse(output.text())).toMatchObject({
      service: 'getStatus',
      code: 'credentials-refused',
      reason: 'http-401',
      msg: 'storage call failed',
    });
  });
});
