import { expect, test } from 'vitest';
import { createRandom } from '../../crash/random';
import { makeApplicant } from '../../faults/applicant';
import { findLogProblems } from '../../faults/find-log-problems';
import { findViolations, type Round, type Told } from '../../faults/ledger';
import { VENDOR_WAYS } from '../../faults/vendor-ways';
import type { VendorRequestBody } from '../../mocks/vendor-services';

const consent = { version: '1', language: 'en', givenAtMs: 0 };
const applicant = makeApplicant(createRandom('ledger'), consent);
const { values, documents } = applicant.submission;
const asSent: VendorRequestBody = {
  target: { addr: values.streetAddress, documents: documents as { front: string; back?: string } },
};

const makeRound = (told: Told[], stored: VendorRequestBody[], storedThen = stored.length): Round => ({
  ...{ applicant, way: 'error 500', outages: new Set(), stored },
  says: told.map((one) => ({ told: one, storedThen, wasAlone: true })),
});

test.each<[string, Round, string[]]>([
  ['received and stored once is as it should be', makeRound(['received'], [asSent]), []],
  ['what was unknown may be stored or not', makeRound(['unknown', 'no answer'], [asSent]), []],
  ['not sent and not stored is as it should be', makeRound(['not sent'], []), []],
  ['received and not stored is lost', makeRound(['received'], []), ['lost']],
  ['two writes are too many', makeRound(['received'], [asSent, asSent]), ['stored twice']],
  [
    'not sent is wrong of what is stored',
    makeRound(['not sent'], [asSent]),
    ['told "not sent" of what was stored', 'told "not sent", and stored'],
  ],
  ['not sent is wrong of what arrives later', makeRound(['not sent'], [asSent], 0), ['told "not sent", and stored']],
  [
    'other values than those sent are found',
    makeRound(['received'], [{ target: { ...asSent.target, addr: 'Elsewhere' } }]),
    ['stored otherwise than sent'],
  ],
])('%s', (_, round, violations) => {
  expect(findViolations(round)).toEqual(violations);
});

test('a line that is no JSON and an address of a person are found in the log', () => {
  const line = '{"level":50,"id":"0a1b2c3d","where":"outbox","msg":"unexpected error"}';
  expect(findLogProblems(`The portal is ready: http://127.0.0.1:1\n${line}\n`, ['secret'])).toEqual({
    unexpected: new Map([['outbox', 1]]),
    problems: [],
  });
  expect(findLogProblems(`TypeError: no\n{"msg":"${applicant.email}"}`, ['secret']).problems).toHaveLength(2);
});

test('the storage API misbehaves in at least 25 ways', () => {
  expect(new Set(Object.values(VENDOR_WAYS)).size).toBeGreaterThan(25);
});
