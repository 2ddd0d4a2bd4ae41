import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inventCustomer } from '../../../lib/server/operator/seed/invent-customer';
import { makeTinyImage } from '../../../lib/server/operator/seed/tiny-image';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';

const MAX_BYTES = 700;

describe.each(DATABASE_KINDS)('Invented customers (%s)', (kind) => {
  test('are like real ones, and more can be added', async () => {
    const location = await makeLocation(kind);
    expect(await runOperator(location, ['seed', '1234'])).toEqual({
      ...{ status: 0, printed: 'Added 1,234 invented customers.', notes: '' },
    });
    expect(await runOperator(location, ['seed', '6'])).toMatchObject({ status: 0 });
    const run = await runOperator(location, ['check']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('1,240 customers') });
    const portal = await startPortalStorage(location);
    const some = portal.database.kysely.selectFrom('customers').select(['email', 'status']).orderBy('id').offset(700);
    const { email, status } = await some.limit(1).executeTakeFirstOrThrow();
    expect(await portal.call('getDocumentImages', { email })).toEqual(success({ status }));
    expect(await portal.call('updateStatus', { email, status: 'PENDING' })).toEqual(success());
  });

  test('are not mixed with real ones unless told to', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    await portal.call('createOrUpdateCustomer', makeTarget());
    const run = await runOperator(location, ['seed', '5']);
    expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('real customers') });
    expect(await runOperator(location, ['seed', '5', '--force'])).toMatchObject({ status: 0 });
  });
});

test('Invented images are small PNGs that differ', async () => {
  const images = Array.from({ length: 64 }, (_, seed) => makeTinyImage(seed));
  expect(Math.max(...images.map(({ length }) => length))).toBeLessThanOrEqual(MAX_BYTES);
  for (const image of images) expect(await sharp(image).stats()).toBeDefined();
  expect(new Set(images.map((image) => image.toString('hex'))).size).toBeGreaterThan(32);
});

test('An invented customer is the same one for the same number', () => {
  expect(inventCustomer(77, 'a')).toEqual(inventCustomer(77, 'a'));
  expect(inventCustomer(77, 'a').email).not.toBe(inventCustomer(77, 'b').email);
});
