import { expect, test } from 'vitest';
import { createInProcessClient } from '../../../lib/server/customer-store/embedded/in-process-client';
import { toWrite } from '../../setup/customer-write';
import { serveStore } from '../support/contract-api';
import { describeStore } from '../support/describe-contract';
import { BACK, FRONT, makeTarget } from '../support/sample';

describeStore('The client in process', (api) => {
  const client = () => createInProcessClient(api().services);
  const refused = { canRetry: false, delivery: 'refused' };

  test('stores and hands back the bytes of the images, and who brought the customer', async () => {
    const target = makeTarget();
    const origin = { source: 'staff', enteredBy: 'staff-7' } as const;
    const created = await client().createOrUpdateCustomer({ ...toWrite(target), reference: 'R-1', origin });
    expect(created).toMatchObject({ ok: true, reply: { type: 'createCustomer', status: 'PENDING', reference: 'R-1' } });
    const found = await client().getDocumentImages(target.email);
    const documents = { front: Buffer.from(FRONT, 'base64'), back: Buffer.from(BACK, 'base64') };
    expect(found).toMatchObject({ ok: true, reply: { target: { email: target.email, fn: 'John' }, documents } });
    const query = api().store.database.kysely.selectFrom('customers').select(['source', 'entered_by']);
    const row = await query.where('email', '=', target.email).executeTakeFirst();
    expect(row).toEqual({ source: 'staff', entered_by: 'staff-7' });
  });

  test('gives the outcomes that a client over HTTP gives', async () => {
    const target = makeTarget({ fn: 'x'.repeat(256) });
    const outcomes = [
      await client().getStatus('nonsense'),
      await client().getStatus(' '),
      await client().getDocumentImages('nobody@example.com'),
      await client().updateStatus('nobody@example.com', 'PASS'),
      await client().createOrUpdateCustomer(toWrite(target)),
    ];
    expect(outcomes.map((outcome) => !outcome.ok && outcome.error)).toEqual([
      { code: 'invalid-email', reason: 'http-400', ...refused },
      { code: 'missing-input', reason: 'http-400', ...refused },
      { code: 'not-found', reason: 'http-404', ...refused },
      { code: 'not-found', reason: 'http-404', ...refused },
      { code: 'refused', reason: 'http-400', ...refused },
    ]);
  });
});

test('A store that cannot be opened is unavailable for the client in process', async () => {
  const { services, failures } = await serveStore(() => Promise.reject(new Error('locked')), 'in process');
  expect(await createInProcessClient(services).getStatus('a@example.com')).toEqual({
    ok: false,
    error: { code: 'unavailable', reason: 'http-503', canRetry: true, delivery: 'not-sent' },
  });
  expect(failures).toHaveLength(1);
});

test('A store that never answers is left behind at the deadline', async () => {
  const { services } = await serveStore(() => new Promise(() => undefined), 'in process');
  expect(await createInProcessClient(services, { deadlineMs: 20 }).getStatus('a@example.com')).toMatchObject({
    ok: false,
    error: { code: 'unavailable', reason: 'timeout', delivery: 'unknown' },
  });
});
