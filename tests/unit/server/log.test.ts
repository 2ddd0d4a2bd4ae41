import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logger, logUnexpected } from '@/lib/server/log';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import { captureOutput } from '../../setup/captured-output';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.stop());

const writtenLine = () => JSON.parse(output.text());

function failInHere(message: string, extra: object = {}): Error {
  return Object.assign(new TypeError(message), extra);
}

describe('an unexpected error', () => {
  test('is logged as one JSON line with an id for the person to quote, the place, the name and the stack', () => {
    const id = logUnexpected(failInHere('anything'), 'submit-customer');
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(output.text().trimEnd()).not.toContain('\n');
    expect(writtenLine()).toMatchObject({ level: 50, id, where: 'submit-customer', error: { name: 'TypeError' } });
    expect(writtenLine().error.frames[0]).toMatch(/^at failInHere .*log\.test\.ts:\d+:\d+\)$/);
    expect(logUnexpected(failInHere('anything'), 'submit-customer')).not.toBe(id);
  });

  test.each([
    'Jane Doe is not valid',
    'two lines\nJane Doe',
    'lines like frames\n    at Jane Doe (/jane.ts:1:1)\n    at Doe (/doe.ts:2:2)',
    '    at Jane Doe (/jane.ts:1:1)',
  ])('never shows its message: %j', (message) => {
    logUnexpected(failInHere(message), 'here');
    expect(output.text()).not.toMatch(/Jane|Doe|jane|doe/);
    expect(output.text()).toContain('failInHere');
  });

  test('never shows a message that was changed after it was thrown', () => {
    const error = failInHere('Jane Doe');
    error.message = 'changed';
    logUnexpected(error, 'here');
    expect(output.text()).not.toMatch(/Jane|changed/);
  });

  test('never shows other properties, nor a name or code that could be a value', () => {
    const extra = { detail: 'Key (email)=(jane@example.com)', name: 'Jane Doe', code: 'jane@example.com' };
    logUnexpected(failInHere('x', extra), 'here');
    expect(output.text()).not.toMatch(/jane/i);
    expect(writtenLine().error).toMatchObject({ name: 'Error' });
    expect(writtenLine().error).not.toHaveProperty('code');
  });

  test.each(['ECONNREFUSED', 'SQLITE_FULL', 'SQLITE_CONSTRAINT_UNIQUE', '23505', '40P01'])(
    'shows the code %s',
    (code) => {
      logUnexpected(failInHere('x', { code }), 'here');
      expect(writtenLine().error.code).toBe(code);
    },
  );

  test('shows its causes in the same way', () => {
    const cause = failInHere('Jane Doe', { code: 'ENOSPC', cause: 'Jane Doe' });
    logUnexpected(new Error('Jane Doe', { cause }), 'here');
    expect(writtenLine().error.cause).toMatchObject({
      name: 'TypeError',
      code: 'ENOSPC',
      cause: { name: 'thrown string' },
    });
    expect(output.text()).not.toContain('Jane');
  });

  test('does not run in circles', () => {
    const error: Error = failInHere('x');
    error.cause = error;
    expect(logUnexpected(error, 'here')).toMatch(/^[0-9a-f]{8}$/);
  });

  test.each([undefined, null, 'Jane Doe', 42, { email: 'jane@example.com' }])('may be anything: %j', (thrown) => {
    expect(logUnexpected(thrown, 'here')).toMatch(/^[0-9a-f]{8}$/);
    expect(writtenLine().error).toEqual({ name: `thrown ${typeof thrown}` });
  });
});

describe('the logger', () => {
  test('writes the fields and the sentence as one line of JSON with the time', () => {
    logger.info({ port: 3000, isEmbedded: true }, 'listening');
    expect(writtenLine()).toMatchObject({ level: 30, port: 3000, isEmbedded: true, msg: 'listening' });
    expect(new Date(writtenLine().time).getTime()).not.toBeNaN();
  });

  test('blacks out values under names of personal data and credentials, should one ever get there', () => {
    const secrets = { user: 'u', pass: 'p', email: 'e', fn: 'f', dob: 'd', phone: 'n', target: 't', documents: 'i' };
    logger.warn({ ...secrets, service: 'getStatus' }, 'careless');
    for (const name of Object.keys(secrets)) expect(writtenLine()[name]).toBe('[redacted]');
    expect(writtenLine().service).toBe('getStatus');
  });

  test.each(CUSTOMER_FIELDS.flatMap(({ name, wire }) => [name, wire]))('blacks out the field %s', (name) => {
    logger.warn({ [name]: 'Jane Doe' }, 'careless');
    expect(writtenLine()[name]).toBe('[redacted]');
  });
});
