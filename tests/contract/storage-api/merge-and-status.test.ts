import { expect, test } from 'vitest';
import { searchKeysOf } from '../../../lib/server/customer-store/search-keys';
import { WIRE_ATTRIBUTES } from '../../../lib/shared/contract/request';
import type { ContractApi } from '../support/contract-api';
import { describeContract, describeStore } from '../support/describe-contract';
import { success } from '../support/reply';
import { FRONT, makeTarget, OTHER_FRONT, SAMPLE_ATTRIBUTES } from '../support/sample';

/** Creates a customer from the sample and sets a status. */
async function createCustomer(api: ContractApi, status: string) {
  const target = makeTarget();
  await api.call('createOrUpdateCustomer', target, { reference: 'first' });
  await api.call('updateStatus', { email: target.email, status });
  return target;
}

describeContract('An update', (api) => {
  test('keeps what is absent', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const reply = await api().call('createOrUpdateCustomer', { email, documents });
    expect(reply).toEqual(
      success({ type: 'updateCustomer', reference: 'first', target: { email, ...SAMPLE_ATTRIBUTES } }),
    );
  });

  test.each(WIRE_ATTRIBUTES)('clears %s with an empty string, and sets PENDING', async (name) => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const reply = await api().call('createOrUpdateCustomer', { email, documents, [name]: ' ' });
    const { [name]: _cleared, ...rest } = SAMPLE_ATTRIBUTES;
    expect(reply).toEqual(success({ status: 'PENDING', target: { email, ...rest } }));
  });

  test.each(WIRE_ATTRIBUTES)('that changes %s sets PENDING and changes nothing else', async (name) => {
    for (const status of ['PASS', 'FAIL']) {
      const { email, documents } = await createCustomer(api(), status);
      const reply = await api().call('createOrUpdateCustomer', { email, documents, [name]: '19991231' });
      const target = { email, ...SAMPLE_ATTRIBUTES, [name]: '19991231' };
      expect(reply).toEqual(success({ status: 'PENDING', reference: 'first', target }));
    }
  });

  test('that changes an image sets PENDING', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const changed = { ...documents, front: OTHER_FRONT };
    const reply = await api().call('createOrUpdateCustomer', { email, documents: changed });
    expect(reply).toEqual(success({ status: 'PENDING' }));
  });

  test('that changes nothing keeps the status', async () => {
    for (const status of ['PASS', 'FAIL', 'PENDING']) {
      const { email, documents, fn } = await createCustomer(api(), status);
      const same = { email: email.toUpperCase(), documents, fn: `  ${fn} ` };
      expect(await api().call('createOrUpdateCustomer', same)).toEqual(success({ status }));
    }
  });

  test('of the reference alone keeps the status: the reference is no evidence', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    for (const [sent, stored] of [
      ['second', 'second'],
      ['', null],
    ]) {
      const reply = await api().call('createOrUpdateCustomer', { email, documents }, { reference: sent });
      expect(reply).toEqual(success({ status: 'PASS', reference: stored }));
    }
  });

  test('of an attribute and the reference sets PENDING', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const reply = await api().call('createOrUpdateCustomer', { email, documents, fn: 'Jane' }, { reference: 'second' });
    expect(reply).toEqual(success({ status: 'PENDING', reference: 'second' }));
  });

  test('of an email alone creates a customer with nothing but images', async () => {
    const { email } = makeTarget();
    const reply = await api().call('createOrUpdateCustomer', { email, documents: { front: FRONT } });
    expect(reply).toEqual(success({ type: 'createCustomer', status: 'PENDING', reference: null, target: { email } }));
  });

  test('that is refused changes nothing', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const before = await api().call('getDocumentImages', { email });
    const wrong = [{ dob: 'x' }, { documents: { ...documents, back: 'x' } }, { zip: 7 }];
    for (const field of wrong) {
      const reply = await api().call('createOrUpdateCustomer', { email, documents, fn: 'Other', ...field });
      expect(reply.status).toBe(400);
    }
    expect(await api().call('updateStatus', { email, status: 'NONE' })).toMatchObject({ status: 400 });
    expect((await api().call('getDocumentImages', { email })).body).toEqual(before.body);
  });
});

describeStore('The status history', (api) => {
  test('holds each change with its time and cause, and nothing where nothing changed', async () => {
    const { kysely } = api().store.database;
    const target = makeTarget();
    const { email } = target;
    api().setNow(1000);
    await api().call('createOrUpdateCustomer', target);
    api().setNow(2000);
    await api().call('updateStatus', { email, status: 'PASS' });
    await api().call('updateStatus', { email, status: 'PASS' });
    await api().call('createOrUpdateCustomer', target);
    api().setNow(3000);
    await api().call('createOrUpdateCustomer', { ...target, fn: 'Jane' });
    const customer = await kysely
      .selectFrom('customers')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(customer).toMatchObject({ created_at: 1000, updated_at: 3000, status: 'PENDING' });
    const history = await kysely
      .selectFrom('status_history')
      .select(['at', 'from_status', 'to_status', 'cause', 'reason'])
      .where('customer_id', '=', customer.id)
      .orderBy('id')
      .execute();
    expect(history).toEqual([
      { at: 1000, from_status: null, to_status: 'PENDING', cause: 'createOrUpdateCustomer', reason: null },
      { at: 2000, from_status: 'PENDING', to_status: 'PASS', cause: 'updateStatus', reason: null },
      { at: 3000, from_status: 'PASS', to_status: 'PENDING', cause: 'createOrUpdateCustomer', reason: null },
    ]);
  });
});

describeStore('A stored customer', (api) => {
  const getStored = (email: string) =>
    api()
      .store.database.kysely.selectFrom('customers')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow();

  test('is found under what was changed, each thing by itself', async () => {
    const { email, documents } = await createCustomer(api(), 'PASS');
    const changes: { target?: Record<string, string>; reference?: string }[] = [
      { target: { fn: 'Zoë' } },
      { target: { ln: 'Ångström' } },
      { reference: 'NEW-7' },
      { target: { city: 'Elsewhere' } },
      { target: { fn: '', ln: '' }, reference: '' },
    ];
    for (const { target, reference } of changes) {
      await api().call('createOrUpdateCustomer', { email, documents, ...target }, { reference });
      const stored = await getStored(email);
      expect(stored).toMatchObject(searchKeysOf(stored));
    }
    expect(await getStored(email)).toMatchObject({ name_key: null, surname_key: null, reference_key: null });
  });

  test('is not written again by an update that changes nothing, and its history not by one that keeps it PENDING', async () => {
    const target = makeTarget();
    api().setNow(1000);
    await api().call('createOrUpdateCustomer', target);
    api().setNow(2000);
    await api().call('createOrUpdateCustomer', target);
    expect(await getStored(target.email)).toMatchObject({ updated_at: 1000 });
    await api().call('createOrUpdateCustomer', { ...target, fn: 'Jane' });
    const { id, updated_at } = await getStored(target.email);
    expect(updated_at).toBe(2000);
    const history = api().store.database.kysely.selectFrom('status_history').select('at').where('customer_id', '=', id);
    expect(await history.execute()).toEqual([{ at: 1000 }]);
  });
});
