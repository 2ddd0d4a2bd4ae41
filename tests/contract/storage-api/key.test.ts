import { expect, test } from 'vitest';
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { makeEmail, makeTarget, SAMPLE_ATTRIBUTES } from '../support/sample';

describeContract('The key', (api) => {
  test('matches after trimming and lower-casing, and the echo is what is stored', async () => {
    const email = makeEmail();
    const shouted = `  ${email.toUpperCase()}\n`;
    const target = expect.objectContaining({ email });
    const created = await api().call('createOrUpdateCustomer', makeTarget({ email: shouted }));
    expect(created).toEqual(success({ type: 'createCustomer', target }));
    const updated = await api().call('createOrUpdateCustomer', makeTarget({ email }));
    expect(updated).toEqual(success({ type: 'updateCustomer', target }));
    for (const service of ['getStatus', 'getDocumentImages', 'updateStatus']) {
      const reply = await api().call(service, { email: `\t${shouted}`, status: 'PASS' });
      expect(reply).toEqual(success({ target: expect.objectContaining({ email }) }));
    }
  });

  test.each([
    'plain',
    '@example.com',
    'a@',
    'a@example',
    'a@@example.com',
    'a@b@example.com',
    'a b@example.com',
    '.a@example.com',
    'a..b@example.com',
    'a@-example.com',
    'a@example-.com',
    'a@exam_ple.com',
    'a@example..com',
    'a@\u212Aing.com',
    'a\u0000@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(126)}com`,
  ])('%j is no email address', async (email) => {
    const reply = await api().call('createOrUpdateCustomer', makeTarget({ email }));
    expect(reply).toEqual(refusal(400, 'The email address is invalid'));
  });

  test.each(["o'neil+id", 'first.last', 'a_b-c', '1', 'x'.repeat(64)])('%j before the @ is fine', async (local) => {
    const email = `${local}@${makeEmail().replace('@', '.')}`;
    const reply = await api().call('createOrUpdateCustomer', makeTarget({ email }));
    expect(reply).toEqual(success({ target: { email, ...SAMPLE_ATTRIBUTES } }));
  });
});

describeContract('Simultaneous first requests', (api) => {
  test('create exactly one customer', async () => {
    const target = makeTarget();
    const requests = Array.from({ length: 50 }, () => api().call('createOrUpdateCustomer', target));
    const replies = await Promise.all(requests);
    const types = replies.map(({ body }) => body.type);
    expect(types.filter((type) => type === 'createCustomer')).toHaveLength(1);
    expect(types.filter((type) => type === 'updateCustomer')).toHaveLength(49);
    expect(new Set(replies.map(({ body }) => body.customer_link)).size).toBe(1);
    const { kysely } = api().store.database;
    expect(await kysely.selectFrom('customers').selectAll().where('email', '=', target.email).execute()).toHaveLength(
      1,
    );
    expect(await kysely.selectFrom('document_sets').selectAll().execute()).toHaveLength(1);
    expect(api().failures).toEqual([]);
  });

  test('with different images leave one set in force, whole', async () => {
    const { email, documents } = makeTarget();
    const pairs = [documents, { front: documents.back, back: documents.front }];
    const send = (index: number) => api().call('createOrUpdateCustomer', { email, documents: pairs[index % 2] });
    await Promise.all(Array.from({ length: 10 }, (_, index) => send(index)));
    const { body } = await api().call('getDocumentImages', { email });
    expect(pairs).toContainEqual((body.target as { documents: unknown }).documents);
  });
});
