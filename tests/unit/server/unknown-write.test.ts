import { describe, expect, test } from 'vitest';
import { type StorageOutcome, storageFailure } from '@/lib/server/contract-client/outcome';
import { didWriteArrive } from '@/lib/server/contract-client/unknown-write';
import type { StatusReply } from '@/lib/shared/contract/reply';
import type { CustomerStatus } from '@/lib/shared/customer/customer-status';

const EMAIL = 'jsmith@example.com';
const sent = {
  reference: '888888812',
  target: { email: EMAIL, fn: ' John ', ln: 'Smith', addr: '', documents: { front: 'AAAA' } },
};

const found = (
  status: CustomerStatus,
  echo: { fn?: string | null; ln?: string | null; addr?: string | null; reference?: string | null } = {},
): StorageOutcome<StatusReply> => {
  const { reference = '888888812', ...attributes } = echo;
  const target = { email: EMAIL, fn: 'John', ln: 'Smith', city: 'Stratford', ...attributes };
  return { ok: true, reply: { result: 'Success', status, reference, target } };
};
const absent = storageFailure('not-found', 'http-404', 'refused');
const unavailable = storageFailure('unavailable', 'timeout', 'unknown');

describe('a write whose answer was lost', () => {
  test.each([
    ['the customer was absent and is there now with what was sent', absent, found('PENDING')],
    ['the customer was absent and is there now, decided already', absent, found('PASS')],
    ['a refused customer is pending now with what was sent', found('FAIL'), found('PENDING')],
    ['an accepted customer is pending now with what was sent', found('PASS'), found('PENDING')],
    ['the details were others before', found('FAIL', { fn: 'Jon' }), found('FAIL')],
    ['the reference was another before', found('PENDING', { reference: null }), found('PENDING')],
    ['a value was there before that the write cleared', found('PENDING', { addr: '1 Main St' }), found('PENDING')],
  ])('arrived when %s', (_, before, after) => {
    expect(didWriteArrive({ before, sent, after })).toBe('arrived');
  });

  test.each([
    ['the customer is still absent', absent, absent],
    ['the customer is absent and nobody asked before', undefined, absent],
    ['the details are still others', found('FAIL', { fn: 'Jon' }), found('FAIL', { fn: 'Jon' })],
    ['the reference is still another', found('FAIL', { reference: '1' }), found('FAIL', { reference: '1' })],
    [
      'a value is still there that the write clears',
      found('PASS', { addr: '1 Main St' }),
      found('PASS', { addr: '1' }),
    ],
  ])('did not arrive when %s', (_, before, after) => {
    expect(didWriteArrive({ before, sent, after })).toBe('not-arrived');
  });

  test.each([
    ['the storage cannot be asked afterwards', absent, unavailable],
    ['nobody asked before and the details are there', undefined, found('PENDING')],
    ['nobody could be asked before', unavailable, found('PENDING')],
    ['the same details and status were there before, so only images could differ', found('FAIL'), found('FAIL')],
    ['the same details were there and somebody decided meanwhile', found('FAIL'), found('PASS')],
    ['somebody else created the customer meanwhile', absent, found('PENDING', { fn: 'Jane' })],
    ['somebody else changed the customer meanwhile', found('FAIL'), found('PENDING', { fn: 'Jane' })],
  ])('is unknown when %s', (_, before, after) => {
    expect(didWriteArrive({ before, sent, after })).toBe('unknown');
  });

  test('is recognized by what was sent alone: other stored values do not matter', () => {
    const onlyName = { target: { email: EMAIL, fn: 'John' } };
    const after = found('PENDING', { ln: 'Somebody', reference: 'other' });
    expect(didWriteArrive({ before: absent, sent: onlyName, after })).toBe('arrived');
  });
});
