import { expect, test } from 'vitest';
import {
  createOrUpdateReplySchema,
  documentImagesReplySchema,
  statusReplySchema,
  updateStatusReplySchema,
} from '../../../lib/shared/contract/reply';
import { PORTAL_URL } from '../support/contract-api';
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { BACK, FRONT, makeEmail, makeTarget, SAMPLE_ATTRIBUTES, SAMPLE_TARGET } from '../support/sample';

const REFERENCE = '888888812';

describeContract('The sample request', (api) => {
  test('creates, then updates, and is found by its email', async () => {
    const echo = { email: 'jsmith@veratad.com', ...SAMPLE_ATTRIBUTES };
    const created = await api().call('createOrUpdateCustomer', SAMPLE_TARGET, { reference: REFERENCE });
    expect(created.status).toBe(200);
    expect(created.body).toEqual({
      result: 'Success',
      reference: REFERENCE,
      status: 'PENDING',
      type: 'createCustomer',
      customer_link: expect.stringMatching(`^${PORTAL_URL}/staff/customers/[0-9a-f-]{36}$`),
      target: echo,
    });
    const updated = await api().call('createOrUpdateCustomer', SAMPLE_TARGET, { reference: REFERENCE });
    expect(updated.body).toEqual({ ...created.body, type: 'updateCustomer' });
    const found = await api().call('getStatus', { email: 'jsmith@veratad.com' });
    expect(found.body).toEqual({ result: 'Success', reference: REFERENCE, status: 'PENDING', target: echo });
  });

  test('links to the customer in the staff pages', async () => {
    const target = makeTarget();
    const { body } = await api().call('createOrUpdateCustomer', target);
    const query = api().store.database.kysely.selectFrom('customers').select('id').where('email', '=', target.email);
    const { id } = await query.executeTakeFirstOrThrow();
    expect(body.customer_link).toBe(`${PORTAL_URL}/staff/customers/${id}`);
  });

  test('answers each service as the schemas of the contract say', async () => {
    const { email, ...rest } = makeTarget();
    const created = await api().call('createOrUpdateCustomer', { email, ...rest }, { reference: REFERENCE });
    createOrUpdateReplySchema.parse(created.body);
    statusReplySchema.parse((await api().call('getStatus', { email })).body);
    documentImagesReplySchema.parse((await api().call('getDocumentImages', { email })).body);
    updateStatusReplySchema.parse((await api().call('updateStatus', { email, status: 'PASS' })).body);
  });

  test('gives back the images, and only getDocumentImages does', async () => {
    const { email, ...rest } = makeTarget();
    const created = await api().call('createOrUpdateCustomer', { email, ...rest });
    const images = await api().call('getDocumentImages', { email });
    const target = { email, ...SAMPLE_ATTRIBUTES, documents: { front: FRONT, back: BACK } };
    expect(images.body).toEqual({ result: 'Success', reference: null, status: 'PENDING', target });
    const status = await api().call('getStatus', { email });
    const update = await api().call('updateStatus', { email, status: 'FAIL' });
    for (const reply of [created, status, update]) expect(JSON.stringify(reply.body)).not.toContain('documents');
  });

  test.each(['PASS', 'PENDING', 'FAIL'])('takes the status %s from updateStatus', async (status) => {
    const { email, ...rest } = makeTarget();
    await api().call('createOrUpdateCustomer', { email, ...rest }, { reference: REFERENCE });
    const updated = await api().call('updateStatus', { email, status });
    expect(updated.body).toEqual({
      result: 'Success',
      reference: REFERENCE,
      target: { email, ...SAMPLE_ATTRIBUTES, status },
    });
    expect(await api().call('getStatus', { email })).toEqual(success({ status }));
  });

  test.each([
    ['getStatus', {}],
    ['getDocumentImages', {}],
    ['updateStatus', { status: 'PASS' }],
  ])('%s does not find an unknown email', async (service, fields) => {
    const reply = await api().call(service, { email: makeEmail(), ...fields });
    expect(reply).toEqual(refusal(404, 'The email address was not found'));
  });

  test.each(['createOrUpdateCustomer', 'getStatus', 'getDocumentImages', 'updateStatus'])(
    '%s refuses an invalid email',
    async (service) => {
      const target = makeTarget({ email: 'jsmith@veratad', status: 'PASS' });
      expect(await api().call(service, target)).toEqual(refusal(400, 'The email address is invalid'));
    },
  );
});
