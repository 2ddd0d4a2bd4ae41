import { describe, expect, it } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import { mayWrite } from '@/lib/server/applications/submissions/entry';
import { withFixedValues } from '@/lib/server/applications/submissions/fixed-values';
import { makeReference } from '@/lib/server/applications/submissions/make-reference';
import { makeRenewalProof } from '@/lib/server/applications/submissions/renewal-proof';
import { digestSubmission } from '@/lib/server/applications/submissions/submission-digest';
import { customerSchema } from '@/lib/shared/customer/customer';
import { asCheckedImage } from '../../setup/customer-write';
import { makeFormValues } from '../../setup/form-values';

const image = (text: string) => asCheckedImage(Buffer.from(text).toString('base64'));
const KEY = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10';
const OTHER_KEY = '5f0c8c55-7a7d-4f7e-9d2c-0d8f7f0b1a22';

describe('the reference of a new customer', () => {
  it('is ten letters and digits in two halves, taken from the first bytes of the submission’s id', () => {
    expect(makeReference('00010a1f202a3f40ff1e'.padEnd(64, 'f'))).toBe('01AZ0-AZ0ZY');
  });

  it('is the same for whatever follows these bytes, and another for other bytes', () => {
    const id = 'ab'.repeat(32);
    expect(makeReference(`${id.slice(0, 20)}${'0'.repeat(44)}`)).toBe(makeReference(id));
    expect(makeReference(`00${id.slice(2)}`)).not.toBe(makeReference(id));
  });
});

describe('the name of a submission', () => {
  const customer = customerSchema.parse(makeFormValues());
  const submission = { submissionKey: KEY, customer, documents: { front: image('ab'), back: image('c') } };
  const makeName = () => digestSubmission(submission);

  it('is the same for the same content, and 64 hexadecimal digits', () => {
    expect(digestSubmission(structuredClone(submission))).toBe(makeName());
    expect(makeName()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['another key', { ...submission, submissionKey: OTHER_KEY }],
    ['another value', { ...submission, customer: { ...customer, firstName: 'Joan' } }],
    ['another front', { ...submission, documents: { ...submission.documents, front: image('ax') } }],
    ['another back', { ...submission, documents: { ...submission.documents, back: image('x') } }],
    ['no back', { ...submission, documents: { front: image('ab') } }],
    ['a byte that went from front to back', { ...submission, documents: { front: image('a'), back: image('bc') } }],
  ])('is another for %s', (_what, other) => {
    expect(digestSubmission(other)).not.toBe(makeName());
  });
});

describe('the proof of a form', () => {
  it('is bound to its key and the email, however that is written', () => {
    const proof = makeRenewalProof(KEY, 'jo@example.com');
    expect(proof.emailDigest).toBe(digestEmailAddress('jo@example.com'));
    expect(proof.keyDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(makeRenewalProof(KEY, ' Jo@Example.com ')).toEqual(proof);
    expect(makeRenewalProof(OTHER_KEY, 'jo@example.com').keyDigest).not.toBe(proof.keyDigest);
    expect(makeRenewalProof(KEY, 'joe@example.com').keyDigest).not.toBe(proof.keyDigest);
  });

  it('has the same digest in every version, so that an update of the portal ends no try', () => {
    expect(makeRenewalProof(KEY, 'jo@example.com').keyDigest).toBe(
      '96c137cea79beec22f4a3ff165127036a6d9aee1769e76b5a6d28730e37a959f',
    );
  });

  it('is none for a form that sent no key', () => {
    expect(makeRenewalProof(undefined, 'jo@example.com')).toEqual({
      ...{ emailDigest: digestEmailAddress('jo@example.com'), keyDigest: undefined },
    });
  });
});

describe('a record that stands in the storage', () => {
  const STATUSES = ['PASS', 'PENDING', 'FAIL'] as const;
  const listWritable = (
    mayChange: 'own' | 'none' | 'any',
    isOwn: boolean,
    { isMoreAskedFor = false, isMailboxProved = false } = {},
  ) =>
    STATUSES.filter((status) =>
      mayWrite({ source: 'applicant', mayChange }, { status, isOwn, isMoreAskedFor }, isMailboxProved),
    );

  it('may be written by staff and invited people whatever it is, and by who saw no record never', () => {
    expect(listWritable('any', false)).toEqual(STATUSES);
    expect(listWritable('none', true)).toEqual([]);
  });

  it('may be written by an applicant only where it was refused, and only by the form that wrote it', () => {
    expect(listWritable('own', true)).toEqual(['FAIL']);
    expect(listWritable('own', false)).toEqual([]);
  });

  it('may be written by an applicant of whom staff asked for more, by their own link', () => {
    expect(listWritable('own', true, { isMoreAskedFor: true })).toEqual(STATUSES);
    expect(listWritable('own', false, { isMoreAskedFor: true })).toEqual([]);
  });

  it('may be written by an applicant who proved the mailbox, whatever it is, but not by staff who saw no record', () => {
    expect(listWritable('own', false, { isMailboxProved: true })).toEqual(STATUSES);
    expect(listWritable('none', false, { isMailboxProved: true })).toEqual([]);
  });
});

describe('values that a link fixes', () => {
  const fixed = { emailAddress: 'invited@example.com' };

  it('stand over what was sent, and the rest stays', () => {
    const sent = { submissionKey: KEY, values: { emailAddress: 'other@example.com', firstName: 'Jo' } };
    expect(withFixedValues(sent, fixed)).toEqual({
      submissionKey: KEY,
      values: { emailAddress: 'invited@example.com', firstName: 'Jo' },
    });
  });

  it.each([[null], [undefined], ['text'], [7], [{}], [{ values: null }], [{ values: 'text' }]])(
    'leave %j as it is',
    (sent) => {
      expect(withFixedValues(sent, fixed)).toBe(sent);
    },
  );
});
