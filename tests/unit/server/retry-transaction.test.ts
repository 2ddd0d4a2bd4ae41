import { expect, test } from 'vitest';
import { TransactionConflict } from '../../../lib/server/db/transactions/database-error';
import { retryTransaction } from '../../../lib/server/db/transactions/retry-transaction';

const failWith = (code: string) => Object.assign(new Error('failed'), { code });

test.each(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'])('%s is tried again', async (code) => {
  let attempts = 0;
  const run = async () => {
    attempts += 1;
    if (attempts < 4) throw failWith(code);
    return attempts;
  };
  expect(await retryTransaction(run)).toBe(4);
});

test('what the transaction itself reports as a conflict is tried again', async () => {
  let attempts = 0;
  const run = async () => {
    attempts += 1;
    if (attempts === 1) throw new TransactionConflict();
    return 'done';
  };
  expect(await retryTransaction(run)).toBe('done');
});

test.each(['23505', '08006', 'ECONNRESET', 'SQLITE_FULL', 'SQLITE_CONSTRAINT_UNIQUE'])('%s is not', async (code) => {
  let attempts = 0;
  const run = async () => {
    attempts += 1;
    throw failWith(code);
  };
  await expect(retryTransaction(run)).rejects.toMatchObject({ code });
  expect(attempts).toBe(1);
});
