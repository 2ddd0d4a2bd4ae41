import { expect, test } from 'vitest';
import { CREDENTIALS } from '../support/contract-api';
import { describeContract } from '../support/describe-contract';
import { refusal } from '../support/reply';
import { makeTarget } from '../support/sample';

const MISSING = refusal(400, 'Missing a required input');
const NOT_AN_OBJECT = refusal(400, 'The request must be one JSON object, encoded in UTF-8');
const REFUSED = refusal(401, 'Either your username or password is incorrect');

describeContract('The order of checks', (api) => {
  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'the method %s is answered before the body',
    async (method) => {
      const body = method === 'GET' ? null : 'no JSON';
      const reply = await api().sendRaw({ method, body });
      expect(reply).toEqual(refusal(405, 'Use the method POST'));
      expect(reply.headers.get('allow')).toBe('POST');
    },
  );

  test('the size comes before the content', async () => {
    const reply = await api().sendRaw({ method: 'POST', body: ' '.repeat(28_000_001) });
    expect(reply).toEqual(refusal(413));
    expect(reply.headers.get('allow')).toBeNull();
  });

  test('a request of exactly the largest size is read', async () => {
    expect(await api().sendRaw({ method: 'POST', body: ' '.repeat(28_000_000) })).toEqual(refusal(400));
  });

  test.each(['', 'null', '[]', '"text"', '1', 'true', '{', '{"user":}', "{'user':1}", '{}{}', '\uFEFF{}'])(
    'the body %j is no JSON object',
    async (body) => {
      expect(await api().sendRaw({ method: 'POST', body })).toEqual(NOT_AN_OBJECT);
    },
  );

  test.each(['user', 'pass', 'service'])('a missing %s comes before wrong credentials', async (name) => {
    const body = { user: 'wrong', pass: 'wrong', service: 'getStatus', target: makeTarget() };
    for (const value of [undefined, null, '']) {
      expect(await api().send({ ...body, [name]: value })).toEqual(MISSING);
    }
  });

  test('an unknown service comes before the target', async () => {
    for (const service of ['getstatus', 'deleteCustomer', 'toString', '__proto__', 7, {}, ['getStatus']]) {
      expect(await api().send({ ...CREDENTIALS, service })).toEqual(refusal(400, 'The service is unknown'));
    }
  });

  test('a missing email comes before its validity, and that before the fields of the service', async () => {
    for (const target of [undefined, null, {}, { email: '' }, { email: '  ' }, { email: null }]) {
      expect(await api().call('createOrUpdateCustomer', target)).toEqual(MISSING);
    }
    for (const email of ['nobody', 7, true, {}, ['a@example.com']]) {
      const reply = await api().call('createOrUpdateCustomer', { email, fn: 7 });
      expect(reply).toEqual(refusal(400, 'The email address is invalid'));
    }
    for (const target of ['text', 7, ['a@example.com'], true]) {
      expect(await api().call('getStatus', target)).toEqual(refusal(400, 'target must be an object'));
    }
  });

  test('a missing front comes before the attributes', async () => {
    for (const documents of [undefined, null, {}, { front: '' }, { front: null }, { back: 'x' }]) {
      expect(await api().call('createOrUpdateCustomer', makeTarget({ documents, fn: 7 }))).toEqual(MISSING);
    }
    for (const documents of ['text', 7, [], true]) {
      const reply = await api().call('createOrUpdateCustomer', makeTarget({ documents }));
      expect(reply).toEqual(refusal(400, 'target.documents must be an object'));
    }
  });

  test('updateStatus needs one of the three statuses, before it looks for the customer', async () => {
    for (const status of [undefined, null, '']) {
      expect(await api().call('updateStatus', makeTarget({ status }))).toEqual(MISSING);
    }
    for (const status of ['pass', 'DELETED', 7, ['PASS'], {}]) {
      const reply = await api().call('updateStatus', makeTarget({ status }));
      expect(reply).toEqual(refusal(400, 'target.status must be PASS, PENDING, FAIL'));
    }
  });
});

describeContract(
  'Credentials over HTTP',
  (api) => {
    test.each([
      { user: 'other' },
      { pass: 'other' },
      { user: 'other', pass: 'other' },
      { user: CREDENTIALS.pass, pass: CREDENTIALS.user },
      { user: `${CREDENTIALS.user} ` },
      { pass: CREDENTIALS.pass.toUpperCase() },
    ])('%j is refused in the same words, before the service is looked at', async (wrong) => {
      expect(await api().send({ ...CREDENTIALS, ...wrong, service: 'unknown' })).toEqual(REFUSED);
    });

    test.each(['user', 'pass'])('a %s of another type is refused', async (name) => {
      for (const value of [7, true, {}, ['portal']]) {
        const reply = await api().send({ ...CREDENTIALS, service: 'getStatus', [name]: value });
        expect(reply).toEqual(refusal(400, `${name} must be a string`));
      }
    });
  },
  [{ kind: 'sqlite', transport: 'over HTTP' }],
);
