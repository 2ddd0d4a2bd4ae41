import { expect, test } from 'vitest';
import type { ContractApi } from '../support/contract-api';
import { describeContract, describeStore } from '../support/describe-contract';
import { refusal } from '../support/reply';
import { BACK, FRONT, makeEmail, OTHER_BACK, OTHER_FRONT } from '../support/sample';

type Documents = { front: string; back?: string };

const send = (api: ContractApi, email: string, documents: Documents) =>
  api.call('createOrUpdateCustomer', { email, documents });

async function getImages(api: ContractApi, email: string): Promise<unknown> {
  const { body } = await api.call('getDocumentImages', { email });
  return (body.target as { documents: unknown }).documents;
}

async function listSets({ store }: ContractApi, email: string) {
  return store.database.kysely
    .selectFrom('document_sets')
    .innerJoin('customers', 'customers.id', 'document_sets.customer_id')
    .innerJoin('documents', 'documents.set_id', 'document_sets.id')
    .select(['document_sets.id', 'side', 'current_set_id'])
    .where('email', '=', email)
    .orderBy('document_sets.id')
    .orderBy('side', 'desc')
    .execute();
}

type Case = [title: string, first: Documents, second: Documents, inForce: Documents, isNewSet: boolean];

const CASES: Case[] = [
  [
    'a new front without a back drops the old back',
    { front: FRONT, back: BACK },
    { front: OTHER_FRONT },
    { front: OTHER_FRONT },
    true,
  ],
  [
    'a new front with the old back',
    { front: FRONT, back: BACK },
    { front: OTHER_FRONT, back: BACK },
    { front: OTHER_FRONT, back: BACK },
    true,
  ],
  [
    'the same front with a new back',
    { front: FRONT, back: BACK },
    { front: FRONT, back: OTHER_BACK },
    { front: FRONT, back: OTHER_BACK },
    true,
  ],
  [
    'the same front with a first back',
    { front: FRONT },
    { front: FRONT, back: BACK },
    { front: FRONT, back: BACK },
    true,
  ],
  [
    'the same front with an empty back removes the back',
    { front: FRONT, back: BACK },
    { front: FRONT, back: '' },
    { front: FRONT },
    true,
  ],
  [
    'both sides exchanged',
    { front: FRONT, back: BACK },
    { front: BACK, back: FRONT },
    { front: BACK, back: FRONT },
    true,
  ],
  [
    'the same images again',
    { front: FRONT, back: BACK },
    { front: FRONT, back: BACK },
    { front: FRONT, back: BACK },
    false,
  ],
  [
    'the same front without the back keeps it',
    { front: FRONT, back: BACK },
    { front: FRONT },
    { front: FRONT, back: BACK },
    false,
  ],
  ['the same front, again without a back', { front: FRONT }, { front: FRONT, back: '' }, { front: FRONT }, false],
  [
    'the same front with a prefix',
    { front: FRONT },
    { front: `data:image/png;base64,${FRONT}` },
    { front: FRONT },
    false,
  ],
];

describeContract('A document set', (api) => {
  test.each(CASES)('%s', async (_title, first, second, inForce, isNewSet) => {
    const email = makeEmail();
    await send(api(), email, first);
    await api().call('updateStatus', { email, status: 'PASS' });
    const { body } = await send(api(), email, second);
    expect(body).toMatchObject({ type: 'updateCustomer', status: isNewSet ? 'PENDING' : 'PASS' });
    expect(await getImages(api(), email)).toEqual(inForce);
    const ids = new Set((await listSets(api(), email)).map(({ id }) => id));
    expect(ids.size).toBe(isNewSet ? 2 : 1);
  });
});

describeStore('The history of document sets', (api) => {
  test('keeps every set, and the last one is in force', async () => {
    const email = makeEmail();
    await send(api(), email, { front: FRONT, back: BACK });
    await send(api(), email, { front: OTHER_FRONT });
    await send(api(), email, { front: FRONT, back: OTHER_BACK });
    const rows = await listSets(api(), email);
    expect(rows.map(({ side }) => side)).toEqual(['front', 'back', 'front', 'front', 'back']);
    expect(new Set(rows.map(({ current_set_id }) => current_set_id))).toEqual(new Set([rows[4]?.id]));
  });

  test('may lose its images, which is said so, and a later front is a new set', async () => {
    const email = makeEmail();
    const { kysely } = api().store.database;
    await send(api(), email, { front: FRONT });
    const customer = kysely.selectFrom('customers').select('id').where('email', '=', email);
    await kysely.deleteFrom('document_sets').where('customer_id', 'in', customer).execute();
    await kysely.updateTable('customers').set({ current_set_id: null }).where('email', '=', email).execute();
    const gone = refusal(404, 'The document images of this customer are no longer kept');
    expect(await api().call('getDocumentImages', { email })).toEqual(gone);
    await send(api(), email, { front: FRONT });
    expect(await getImages(api(), email)).toEqual({ front: FRONT });
  });
});
